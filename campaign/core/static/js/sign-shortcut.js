// Shows the button that leads to the sign form for as long as the form is out of sight.
const shortcut = document.querySelector("[data-sign-shortcut]");
const form = document.getElementById("sign");

if (shortcut && form) {
  new IntersectionObserver((entries) => {
    shortcut.hidden = entries.at(-1).isIntersecting;
  }).observe(form);
}
