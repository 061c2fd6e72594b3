// Signs without leaving the page.
import { connect, errorsOf, sign, valuesOf, type Field, type Schemas, type Signature } from "campaign-client";
import { showErrors } from "./errors";

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-island]")) {
  const { site, id, properties, fields, say } = JSON.parse(form.dataset.island ?? "") as {
    site: string;
    id: number;
    properties: Schemas["PetitionOut"]["form"]["properties"];
    fields: Field[];
    say: { wait: string; again: string; accepted: Record<"none" | "required", string> };
  };
  const campaign = connect(site);
  const said = form.querySelector<HTMLElement>(".said")!;
  const sending = crypto.randomUUID();
  form.noValidate = true;
  form.hidden = false;
  form.parentElement?.querySelector(".instead")?.remove();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    said.textContent = say.wait;
    try {
      const values = { ...valuesOf(fields, new FormData(form)), source: location.hostname } as unknown as Signature;
      const { accepted, problem } = await sign(campaign, { id, form: { type: "object", properties, required: [] } }, { given_name: "", email: "", ...values }, sending);
      said.textContent = accepted ? say.accepted[accepted.confirmation] : showErrors(form, errorsOf(problem, fields), problem.detail);
      if (!accepted) return;
      for (const part of form.children) if (part !== said && part instanceof HTMLElement) part.hidden = true;
      said.focus();
    } catch {
      said.textContent = say.again;
    }
  });
  void count(campaign, id);
}

/** The number of this moment, in place of the build's. */
async function count(campaign: ReturnType<typeof connect>, petition_id: number) {
  const { data } = await campaign.GET("/petitions/{petition_id}/count/", { params: { path: { petition_id } } }).catch(() => ({ data: undefined }));
  const place = document.querySelector(`[data-count="${petition_id}"]`);
  if (data && place) place.textContent = data.signatures.toLocaleString(document.documentElement.lang);
}
