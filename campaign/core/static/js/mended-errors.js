// An error goes while its field is mended: as soon as it holds something else than what came back, and all that the
// field itself demands. What only the server can tell, it tells when the form is sent again. It goes while one types,
// not when the field is left: then the button would move away from under the pointer that presses it. For that reason
// the summary keeps its lines, crossed out.
const summary = document.querySelector("[data-error-summary]");

function controlsOf(field) {
  return [...field.querySelectorAll("input, select, textarea")];
}

function valueOf(field) {
  return JSON.stringify(controlsOf(field).map(({ type, checked, value }) => (/checkbox|radio/.test(type) ? checked : value)));
}

function forget(field) {
  field.classList.remove("field--wrong");
  field.querySelector(".field__error").remove();
  controlsOf(field).forEach((control) => {
    control.removeAttribute("aria-invalid");
    summary?.querySelector(`a[href="#${CSS.escape(control.id)}"]`)?.closest("li").classList.add("is-mended");
  });
}

document.querySelectorAll(".field--wrong").forEach((field) => {
  const sent = valueOf(field);
  const look = () => {
    if (valueOf(field) === sent || !controlsOf(field).every((control) => control.checkValidity())) return;
    field.removeEventListener("input", look);
    forget(field);
  };
  field.addEventListener("input", look);
});
