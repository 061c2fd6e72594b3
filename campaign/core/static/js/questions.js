// Opens the question that the address names, and puts an opened question's name into the address.
function openNamed() {
  const question = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (question?.tagName !== "DETAILS") return;
  question.open = true;
  question.scrollIntoView();
}

openNamed();
addEventListener("hashchange", openNamed);
