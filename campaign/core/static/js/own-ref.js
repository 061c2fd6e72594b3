// After signing, the address says in its fragment what the signer's own links carry. It goes on with each share link,
// and out of the address, which somebody may copy. The history keeps it for whoever reloads or comes back.
const REF = /^[\w-]{16}$/;
const SOURCE = /utm_source(=|%3D)(?!.*utm_source)/s; // the last one: the shared address stands behind the words

const named = new URLSearchParams(location.hash.slice(1)).get("ref");
const ref = named ?? history.state?.ref;

function withRef(address) {
  return address.replace(SOURCE, (found, equals) => `ref${equals}${ref}${equals === "=" ? "&" : "%26"}${found}`);
}

if (REF.test(ref) && document.querySelector("[data-thanks]")) {
  for (const link of document.querySelectorAll("share-buttons a[href*=utm_source]")) link.href = withRef(link.href);
  for (const part of document.querySelectorAll("share-buttons, share-buttons [data-url]")) {
    part.dataset.url = withRef(part.dataset.url);
  }
  if (named) history.replaceState({ ...history.state, ref }, "", location.pathname + location.search);
}
