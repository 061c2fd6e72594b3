// What the pages ask of the campaign. Each answer is asked for once in a build.
import { all, connect, listPages, readPage, type Schemas } from "campaign-client";

export const campaign = connect(process.env.CAMPAIGN ?? "http://localhost:8000");

const kept = new Map<string, Promise<unknown>>();

function once<Answer>(name: string, ask: () => Promise<Answer>): Promise<Answer> {
  if (!kept.has(name)) kept.set(name, ask());
  return kept.get(name) as Promise<Answer>;
}

/** The data of an answer; a build that can't have it fails with the API's words. */
async function told<Data>(asked: Promise<{ data?: Data; error?: unknown }>): Promise<Data> {
  const { data, error } = await asked;
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
}

async function every<Item>(part: (offset: number) => Promise<{ items: Item[]; count: number }>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const one of all(part)) items.push(one);
  return items;
}

export const pages = () => once("pages", () => listPages(campaign));
export const page = (id: number) => once(`page ${id}`, () => readPage(campaign, id));
export const site = (locale: string) =>
  once(`site ${locale}`, () => told(campaign.GET("/site/", { params: { query: { locale } } })));
export const navigation = (locale: string) =>
  once(`navigation ${locale}`, () => told(campaign.GET("/navigation/", { params: { query: { locale } } })));
export const petition = (petition_id: number) =>
  once(`petition ${petition_id}`, () => told(campaign.GET("/petitions/{petition_id}/", { params: { path: { petition_id } } })));
export const petitions = (locale: string) =>
  once(`petitions ${locale}`, () => told(campaign.GET("/petitions/", { params: { query: { locale } } })));
export const updates = (petition_id: number) =>
  once(`updates ${petition_id}`, () => told(campaign.GET("/petitions/{petition_id}/updates/", { params: { path: { petition_id } } })));
export const comments = (petition_id: number) =>
  once(`comments ${petition_id}`, () => told(campaign.GET("/petitions/{petition_id}/comments/", { params: { path: { petition_id } } })));
export const endorsers = (locale: string) =>
  once(`endorsers ${locale}`, () =>
    every<Schemas["EndorserOut"]>((offset) => told(campaign.GET("/endorsers/", { params: { query: { locale, offset, limit: 100 } } }))),
  );
export const endorserForm = (locale: string) =>
  once(`form ${locale}`, () => told(campaign.GET("/endorsers/form/", { params: { query: { locale } } })));
export const resources = (locale: string) =>
  once(`resources ${locale}`, () =>
    every<Schemas["ResourceOut"]>((offset) => told(campaign.GET("/resources/", { params: { query: { locale, offset, limit: 100 } } }))),
  );

/** The address on this site of one on the campaign's, where it is a page of ours. */
export function local(url: string): string {
  const there = new URL(url, campaign.site);
  const isPage = there.origin === campaign.site && there.pathname.endsWith("/") && !/^\/(signature|embed|api)\//.test(there.pathname);
  return isPage ? there.pathname + there.search + there.hash : url;
}

/** HTML of the editors, whose links to the campaign's pages lead to ours. */
export function localHtml(html: string): string {
  return html.replace(/href="([^"]+)"/g, (_, url: string) => `href="${local(url)}"`);
}
