/** What the elements of docs/embedding.md tell their page; nothing about the reader. */
export interface EmbedEvents {
  "campaign-ready": { petition?: number; page?: number; updates?: number };
  "campaign-height": { petition?: number; page?: number; height: number };
  "campaign-signed": { petition: number; confirmation: "none" | "required" };
  "campaign-count": { signatures: number; goal: number | null };
}

/** Bring the elements into this page, once, however often it is called. */
export function loadEmbed(site: string): void {
  const address = new URL("/static/embed.js", site).href;
  if (document.querySelector(`script[src="${address}"]`)) return;
  document.head.append(Object.assign(document.createElement("script"), { src: address, defer: true }));
}

/** Hear an event of the elements within `place`; answers what ends it, as effects of React and Vue want. */
export function onEmbed<Name extends keyof EmbedEvents>(
  place: EventTarget,
  name: Name,
  heard: (detail: EmbedEvents[Name]) => void,
): () => void {
  const listener = (event: Event) => heard((event as CustomEvent<EmbedEvents[Name]>).detail);
  place.addEventListener(name, listener);
  return () => place.removeEventListener(name, listener);
}
