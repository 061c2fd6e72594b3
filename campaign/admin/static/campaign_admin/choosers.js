/* A picture or a file that one wants is mostly a new one: its chooser opens at “Upload”, beside what is there. */

new MutationObserver((changes) => {
  const added = changes.flatMap((change) => [...change.addedNodes]);
  if (!added.some((node) => node.querySelector?.("#tab-label-upload"))) return;
  // Once the tabs have their scripts.
  requestAnimationFrame(() => document.querySelector(".modal #tab-label-upload")?.click());
}).observe(document.body, { childList: true, subtree: true });
