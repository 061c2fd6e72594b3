/** Puts words beside fields, leads to the first one, and answers what concerns none of them. */
export function showErrors(form: HTMLFormElement, errors: Record<string, string>, general: string): string {
  for (const place of form.querySelectorAll<HTMLElement>(".error")) {
    const name = place.id.replace(/-said$/, "");
    const words = errors[name] ?? "";
    place.textContent = words;
    const control = form.querySelector(`#${CSS.escape(name)}`);
    if (words) control?.setAttribute("aria-invalid", "true");
    else control?.removeAttribute("aria-invalid");
  }
  form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  return errors[""] ?? general;
}
