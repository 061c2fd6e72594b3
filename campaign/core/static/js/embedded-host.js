// Inside another site's iframe: tells the page around it what it needs to know, and nothing about the reader.
// The page around says hello; the browser vouches for its origin, and from then on it alone is answered.
const about = Object.fromEntries(
  ["petition", "page"].filter((name) => document.body.dataset[name]).map((name) => [name, Number(document.body.dataset[name])]),
);
let host = known(location.ancestorOrigins?.[0]) ?? "*";
let told = 0;

function known(origin) {
  return origin && origin !== "null" ? origin : null; // a sandbox without an origin can't be addressed
}

function tell(type, facts) {
  if (parent !== self) parent.postMessage({ type, ...about, ...facts }, host);
}

function tellHeight() {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  if (height > 0 && height !== told) tell("campaign:height", { height });
  told = height;
}

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || data?.type !== "campaign:hello") return;
  host = known(origin) ?? host;
  told = 0;
  tellHeight();
});

const { updates } = document.body.dataset;
tell("campaign:ready", updates ? { updates: Number(updates) } : {});
new ResizeObserver(tellHeight).observe(document.documentElement);
// Once for each signature: going back to the thanks, or loading them again, is none.
const { signed } = document.body.dataset;
if (signed && performance.getEntriesByType("navigation")[0]?.type === "navigate") tell("campaign:signed", { confirmation: signed });
