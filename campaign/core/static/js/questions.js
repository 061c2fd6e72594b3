// Opens the question that the address names, copies a question's address, and prints all answers.
function openNamed() {
  let name = location.hash.slice(1);
  try {
    name = decodeURIComponent(name);
  } catch {
    // A stray percent sign in a foreign link.
  }
  const question = document.getElementById(name);
  if (question?.tagName !== "DETAILS") return;
  question.open = true;
  question.scrollIntoView();
}

async function copyAddress(button) {
  const address = new URL(location.href);
  address.hash = button.dataset.copy;
  await navigator.clipboard.writeText(address.href);
  button.nextElementSibling.textContent = button.dataset.copied;
}

openNamed();
addEventListener("hashchange", openNamed);

if (navigator.clipboard) {
  for (const line of document.querySelectorAll(".question [data-needs=clipboard]")) line.hidden = false;
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copyAddress(button).catch(() => {});
  });
}

// Paper can't be clicked: what is closed opens for the print and closes again.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details.question:not([open])")];
  for (const question of opened) question.open = true;
});
addEventListener("afterprint", () => {
  for (const question of opened) question.open = false;
});
