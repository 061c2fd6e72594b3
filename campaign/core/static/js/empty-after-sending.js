// On a shared device nobody finds the last signer's name and address: after the thanks, Back shows an empty form.
const SENT = "campaign:sent";

// Frames on other sites may have no storage: there each frame's own history ends with the thanks.
function remember(sent) {
  try {
    if (sent) sessionStorage.setItem(SENT, "yes");
    else sessionStorage.removeItem(SENT);
  } catch {
    // Nothing was kept, and nothing has to be forgotten.
  }
}

function wasSent() {
  try {
    return sessionStorage.getItem(SENT) !== null;
  } catch {
    return false;
  }
}

function empty(form) {
  form.reset();
  for (const field of form.elements) {
    if (field.type === "checkbox" || field.type === "radio") field.checked = false;
    else if (field.matches("textarea, input:not([type=hidden], [type=submit])")) field.value = "";
  }
}

if (document.querySelector("[data-thanks]")) remember(true);
// Older Chromiums tell of what they put back into a form as if it were typed, before the page is shown.
let isShown = false;
// Who types again has begun anew, and keeps what they type.
addEventListener("input", ({ target }) => isShown && target.form?.method === "post" && remember(false));
addEventListener("pageshow", ({ persisted }) => {
  isShown = true;
  const isBack = persisted || performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  if (isBack && wasSent()) document.querySelectorAll("form[method=post]").forEach(empty);
});
