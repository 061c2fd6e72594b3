// Searches in place; without this script the form leads to the campaign's own search.
import { connect } from "campaign-client";

const form = document.querySelector<HTMLFormElement>("form[data-site]");
if (form) {
  const { site, locale = "", found } = form.dataset;
  const campaign = connect(site!);
  const list = document.querySelector("#results")!;
  const said = document.querySelector("#found")!;
  const asked = new URLSearchParams(location.search).get("q") ?? "";
  const input = form.elements.namedItem("q") as HTMLInputElement;

  const search = async (q: string) => {
    if (!q.trim()) return;
    const { data } = await campaign.GET("/search/", { params: { query: { q, locale, limit: 50 } } });
    if (!data) return;
    said.textContent = `${data.count} ${found}`;
    list.replaceChildren(...data.items.map(item));
  };

  // Titles and excerpts hold <mark> and nothing else; they become nodes, not markup.
  const marked = (html: string) =>
    [...new DOMParser().parseFromString(html, "text/html").body.childNodes].map((node) => {
      const words = node.textContent ?? "";
      return node.nodeName === "MARK" ? Object.assign(document.createElement("mark"), { textContent: words }) : words;
    });

  const item = (result: { title_html: string; excerpt_html: string; url: string; type_label: string }) => {
    const [row, link, kind, text] = ["li", "a", "small", "p"].map((tag) => document.createElement(tag)) as [HTMLElement, HTMLAnchorElement, HTMLElement, HTMLElement];
    const there = new URL(result.url);
    link.href = there.origin === new URL(site!).origin && there.pathname.endsWith("/") ? there.pathname + there.hash : result.url;
    if (/^\/([a-z-]+\/)?endorsers\/./.test(there.pathname)) link.href = result.url; // organizations have their page there
    link.append(...marked(result.title_html));
    kind.textContent = result.type_label;
    text.append(...marked(result.excerpt_html));
    row.append(kind, link, text);
    return row;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `?q=${encodeURIComponent(input.value)}`);
    void search(input.value);
  });
  input.value = asked;
  void search(asked);
}
