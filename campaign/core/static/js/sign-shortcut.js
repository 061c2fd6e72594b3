// Shows the button that leads to the sign form for as long as the form, and each other button to it, is out of sight.
const shortcut = document.querySelector("[data-sign-shortcut]");
const form = document.getElementById("sign");

if (shortcut && form) {
  const inSight = new Set();
  const watch = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) inSight.add(target);
      else inSight.delete(target);
    }
    shortcut.hidden = inSight.size > 0;
  });
  watch.observe(form);
  document.querySelectorAll("main a.button[href='#sign']").forEach((button) => {
    if (!shortcut.contains(button)) watch.observe(button);
  });
}
