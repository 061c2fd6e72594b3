/* The panel “Original” beside the form of a translation: leads to the field of a text, and says that one is right as it is. */

/** The field or block that stands deepest on the way that the path names. */
function fieldOf(path) {
  let found = document.querySelector("form[data-edit-form], #page-edit-form, #w-editor-form");
  for (const name of path.split(".")) {
    const inner = found?.querySelector(`[data-contentpath="${CSS.escape(name)}"]`);
    if (!inner) break;
    found = inner;
  }
  return found;
}

/** Wagtail shows one tab at a time, by its address. */
function openTabOf(field) {
  const tab = field.closest('[role="tabpanel"][hidden]');
  if (tab) document.querySelector(`[role="tab"][aria-controls="${tab.id}"], a[href="#${tab.id}"]`)?.click();
}

function lead(path) {
  const field = fieldOf(path);
  if (!field) return;
  openTabOf(field);
  field.scrollIntoView({ block: "center" });
  field.querySelector('input:not([type="hidden"]), textarea, [contenteditable="true"]')?.focus({ preventScroll: true });
}

async function settle(button) {
  button.disabled = true;
  const body = new URLSearchParams({ key: button.dataset.originalSettle });
  const token = document.querySelector('input[name="csrfmiddlewaretoken"]').value;
  const answer = await fetch(button.dataset.url, { method: "POST", body, headers: { "X-CSRFToken": token } }).catch(() => null);
  if (!answer?.ok) {
    button.disabled = false;
    return;
  }
  const text = button.closest("li");
  text.className = "admin-original__text";
  for (const gone of text.querySelectorAll(".w-status, del, [data-original-settle]")) gone.remove();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-original-path], [data-original-settle]");
  if (!button) return;
  if (button.dataset.originalPath) lead(button.dataset.originalPath);
  else settle(button);
});
