// Adds an organization without leaving the page.
import { connect, encoded, endorse, errorsOf, valuesOf, type Endorsement, type Field } from "campaign-client";
import { showErrors } from "./errors";

const form = document.querySelector<HTMLFormElement>("form[data-endorse]");
if (form) {
  const { site, locale, fields, say } = JSON.parse(form.dataset.endorse ?? "") as {
    site: string;
    locale: string;
    fields: Field[];
    say: { wait: string; again: string; accepted: string };
  };
  const said = form.querySelector<HTMLElement>(".said")!;
  const sending = crypto.randomUUID();
  form.noValidate = true;
  form.hidden = false;
  document.querySelector(".instead")?.remove();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    said.textContent = say.wait;
    const typed = new FormData(form);
    const logo = typed.get("logo");
    try {
      const body = valuesOf(fields, typed) as unknown as Endorsement;
      if (logo instanceof File && logo.size) body.logo = await encoded(logo);
      const { accepted, problem } = await endorse(connect(site), body, { locale, sending });
      said.textContent = accepted ? say.accepted : showErrors(form, errorsOf(problem, fields), problem.detail);
      if (!accepted) return;
      for (const part of form.children) if (part !== said && part instanceof HTMLElement) part.hidden = true;
      said.focus();
    } catch {
      said.textContent = say.again;
    }
  });
}
