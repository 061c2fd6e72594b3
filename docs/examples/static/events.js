// What the host learns: that somebody signed, and nothing about who.
document.addEventListener("campaign-signed", ({ detail: { petition, confirmation } }) => {
  document.getElementById("said").textContent = `Petition ${petition} was signed here (confirmation: ${confirmation}).`;
});
