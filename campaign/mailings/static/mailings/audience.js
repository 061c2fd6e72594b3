// Shows the choices of the audience that is chosen, and hides those of the others.
const sets = document.querySelectorAll("[data-audience]");

function show() {
  const chosen = document.querySelector("input[name=audience]:checked")?.value;
  for (const set of sets) set.hidden = Boolean(chosen) && set.dataset.audience !== chosen;
}

for (const box of document.querySelectorAll("input[name=audience]")) box.addEventListener("change", show);
show();
