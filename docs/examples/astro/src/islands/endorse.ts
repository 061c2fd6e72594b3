// Adds an organization without leaving the page.
import { connect, endorse, type Endorsement } from "campaign-client";
import { showErrors } from "./errors";

const form = document.querySelector<HTMLFormElement>("form[data-endorse]");
if (form) {
  const { endorse: site = "", locale = "", wait = "", again = "", done = "" } = form.dataset;
  const said = form.querySelector<HTMLElement>(".said")!;
  const sending = crypto.randomUUID();
  form.noValidate = true;
  form.hidden = false;
  document.querySelector(".instead")?.remove();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    said.textContent = wait;
    const typed = new FormData(form);
    const body: Record<string, string | boolean | { name: string; data: string }> = {};
    for (const [name, value] of typed) if (typeof value === "string" && value.trim()) body[name] = value.trim();
    for (const name of ["authorized", "may_show_logo", "may_contact"]) body[name] = typed.has(name);
    const logo = typed.get("logo");
    if (logo instanceof File && logo.size) body.logo = { name: logo.name, data: await base64(logo) };
    try {
      const { accepted, problem } = await endorse(connect(site), body as unknown as Endorsement, { locale, sending });
      if (!accepted) {
        const errors = Object.fromEntries((problem.errors ?? []).map(({ field, message }) => [field, message]));
        said.textContent = showErrors(form, errors, problem.detail);
        return;
      }
      for (const part of form.children) if (part !== said && part instanceof HTMLElement) part.hidden = true;
      said.textContent = done;
      said.focus();
    } catch {
      said.textContent = again;
    }
  });
}

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
