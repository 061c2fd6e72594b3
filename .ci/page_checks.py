"""What must hold of a page as a browser shows it: bodies of functions that the page runs."""

# Words that are not told from their ground (WCAG 2.2, 1.4.3), over all visible text from the top to the end.
# Answers [what is hard to read, how many pieces were looked at, how many there are].
UNREADABLE = """
const channel = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const parts = (color) => (color.match(/[\\d.]+/g) || []).map(Number);
const light = ([r, g, b]) => 0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
const isDark = matchMedia("(prefers-color-scheme: dark)").matches && CSS.supports("color", "light-dark(#000, #fff)");
// What lies under the words, whether it holds them or stands behind them; nothing where something lies over them.
const ground = (element, x, y) => {
  const under = document.elementsFromPoint(x, y);
  const itself = under.findIndex((one) => one === element || element.contains(one));
  if (itself < 0) return null;
  if (under[itself].localName === "mark" && element.localName !== "mark") return "its own"; // words with their own ink
  for (const one of under.slice(itself)) {
    const [r, g, b, alpha = 1] = parts(getComputedStyle(one).backgroundColor);
    if (alpha > 0.9) return [r, g, b];
  }
  return isDark ? [0, 0, 0] : [255, 255, 255];
};
const hasWords = (element) => element.matches("input, select")
  || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
const isShown = (element) => {
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const folded = element.closest("details:not([open])");
  return box.width > 4 && box.height > 4 && style.visibility === "visible" && hasWords(element)
    && !element.closest(".visually-hidden, .skip-link, [hidden], option") && !(folded && !element.closest("summary"));
};
const words = "h1, h2, h3, h4, p, a, label, legend, button, summary, input, select, li, dt, dd, span, strong, td, th";
document.documentElement.style.scrollBehavior = "auto"; // a page that glides is not where it was told to be
const waiting = new Set([...document.querySelectorAll(words)].filter(isShown));
const all = waiting.size, found = [];
for (let top = 0; waiting.size && top < document.documentElement.scrollHeight; top += innerHeight / 3) {
  scrollTo(0, top);
  for (const element of [...waiting]) {
    const box = element.getClientRects()[0];
    const x = Math.min(box.left + box.width / 2, innerWidth - 1), y = box.top + Math.min(box.height / 2, 12);
    if (y < 0 || y > innerHeight) continue;
    const behind = ground(element, x, y);
    if (!behind) continue;
    waiting.delete(element);
    if (behind === "its own") continue;
    const style = getComputedStyle(element);
    const one = light(parts(style.color)), other = light(behind);
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    const size = parseFloat(style.fontSize), isLarge = size >= 24 || (size >= 18.6 && style.fontWeight >= 700);
    if (ratio >= (isLarge ? 3 : 4.5) || element.matches(":disabled")) continue;
    found.push(`${element.tagName} ${element.textContent.trim().slice(0, 30)} ${ratio.toFixed(1)}`);
  }
}
scrollTo(0, 0);
return [found, all - waiting.size, all];
"""

# By how many pixels the page can be scrolled sideways, and whose words reach out of the screen.
WIDER = """
const root = document.documentElement, wider = root.scrollWidth - root.clientWidth;
const scrolls = (element) => {
  for (let one = element; one && one !== document.body; one = one.parentElement) {
    if (getComputedStyle(one).overflowX !== "visible") return true;
  }
  return false;
};
const out = [...document.querySelectorAll("main *, header *, footer *")].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.width > 4 && box.height > 4 && (box.left < -1 || box.right > root.clientWidth + 1)
    && !one.closest(".visually-hidden, .skip-link, svg") && !scrolls(one);
});
const name = (one) => `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 30)}`;
const reaching = out.slice(0, 3).map((one) => `${name(one)} reaches out`);
return wider > 0 ? [`scrolls sideways by ${wider} px`, ...reaching] : reaching;
"""

MENU_OVER_NAME = """
const menu = document.querySelector(".site-menu"), name = document.querySelector(".site-header__home");
if (!menu || !name) return false;
const over = (one, other) => one.width && one.left < other.right && one.right > other.left
  && one.top < other.bottom - 1 && one.bottom > other.top + 1;
return over(menu.getBoundingClientRect(), name.getBoundingClientRect());
"""

# Heights that stand beside each other and differ: the fields of the page's forms, and what is joined in one group.
# Browsers without cascade layers have the plain looks (docs/browsers.md), in which each field is the browser's own.
HEIGHTS = """
if (!("CSSLayerBlockRule" in window)) return [];
const heights = (elements) => [...new Set(elements
  .filter((one) => one.getBoundingClientRect().width > 4)
  .map((one) => Math.round(one.getBoundingClientRect().height)))];
const lines = ".form .field > input:not([type=checkbox], [type=file]), .form .field > select";
const groups = [...document.querySelectorAll(".input-group")].map((group) => [...group.children]);
return [[...document.querySelectorAll(lines)], ...groups].map(heights).filter((found) => found.length > 1);
"""

LEFT_TO_RIGHT = "return getComputedStyle(document.documentElement).direction === 'ltr';"
WIDTH = "return innerWidth;"
LENGTH = "return document.documentElement.scrollHeight;"

# What a form says about what was sent: only what is to be seen.
SAID = """
return [...document.querySelectorAll(".error-summary, .address-help [role=status], .notice")]
  .filter((one) => one.getClientRects().length).map((one) => one.textContent.trim().slice(0, 200)).join(" / ");
"""

# What a person typed or ticked, in all forms that sign.
TYPED = """
const lines = "form[method=post] :is(input:not([type=hidden], [type=checkbox], [type=radio]), textarea)";
return [...document.querySelectorAll(lines)].map((one) => one.value).filter(Boolean);
"""
EMPTY = f"return (() => {{ {TYPED} }})().length === 0;"
COMPLETE = "return document.readyState === 'complete';"

# An attribute that only a page which the browser has kept whole still has when somebody comes back to it.
MARK = "document.documentElement.dataset.kept = 'yes';"
WAS_KEPT = "return document.documentElement.dataset.kept === 'yes';"
