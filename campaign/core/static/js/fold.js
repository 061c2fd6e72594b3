// Opens what is folded for phones, where there is room for it. Newer browsers do so by the style sheet alone.
if (matchMedia("(min-width: 48rem)").matches && !CSS.supports("selector(::details-content)")) {
  document.querySelectorAll("[data-fold]").forEach((fold) => (fold.open = true));
}
