/* Says in words what a “+” of the form adds: beside the last one of each list, and to screen readers on all. */

const words = JSON.parse(document.querySelector("script[data-add-words]").dataset.addWords);

function label(button) {
  const said = words[button.closest("[data-contentpath]")?.dataset.contentpath];
  if (!said) return;
  const buttons = [...button.parentElement.parentElement.querySelectorAll(":scope > div > .c-sf-add-button, :scope > .c-sf-add-button")];
  const siblings = buttons.length > 1 ? buttons : [...button.parentElement.querySelectorAll(":scope > .c-sf-add-button")];
  button.title = said;
  button.dataset.words = siblings.at(-1) === button ? said : "";
  if (!button.getAttribute("aria-label")) button.setAttribute("aria-label", said);
}

function labelAll() {
  document.querySelectorAll(".c-sf-add-button").forEach(label);
}

let waiting = false;
new MutationObserver(() => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    labelAll();
  });
}).observe(document.querySelector("main"), { childList: true, subtree: true });
labelAll();
