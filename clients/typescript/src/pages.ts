import type { components } from "./api.js";
import type { CampaignBlock, LandingBlock, Picture, RichText, Section, TextBlock } from "./blocks.js";
import type { Campaign, Problem } from "./client.js";

/** A card's picture, or a cover: ready to show. */
export type Rendition = components["schemas"]["RenditionOut"];

export interface Seo {
  title: string;
  description: string;
  canonical: string;
  /** Such as `noindex`; empty where all may list it. */
  robots: string;
  social: { title: string; description: string; image: (Rendition & { alt: string }) | null };
  /** schema.org, for `<script type="application/ld+json">`. */
  structured_data: Record<string, object | string | number | boolean | null>[];
}

/** What each type of page has besides what all have. */
export interface PageFields {
  "home.HomePage": { sections: LandingBlock[] };
  "home.ContentPage": { introduction: RichText; body: (TextBlock | CampaignBlock)[] };
  "home.FAQPage": { introduction: RichText; sections: Section[] };
  "petition.PetitionPage": { introduction: RichText; target: string; statement: TextBlock[]; next_steps: TextBlock[] };
  "petition.PetitionIndexPage": { introduction: RichText };
  "petition.PetitionUpdatePage": { date: string; introduction: RichText; body: TextBlock[] };
  "endorsers.EndorsersPage": {
    introduction: RichText;
    more_coming: string;
    takes_organizations: boolean;
    form_introduction: RichText;
    form_thanks: RichText;
  };
  "resources.ResourceLibraryPage": { introduction: RichText };
  "resources.ResourcePage": {
    kind: string;
    publisher_names: string[];
    byline: string;
    date: string | null;
    date_precision: "year" | "month" | "day";
    updated_note: string;
    link: string;
    introduction: RichText;
    body: TextBlock[];
    cover: Rendition | null;
    own_cover: Picture | null;
    document: { id: number; meta: { download_url: string }; title: string } | null;
  };
}

export type PageType = keyof PageFields;

export type PageOf<Type extends PageType> = {
  id: number;
  title: string;
  meta: {
    type: Type;
    html_url: string;
    slug: string;
    locale: string;
    first_published_at: string | null;
    last_published_at: string | null;
    parent: { id: number; title: string; meta: { html_url: string } } | null;
    seo: Seo;
    translations: { id: number; locale: string; html_url: string }[];
  };
} & PageFields[Type];

/** `switch (page.meta.type)` tells them apart. Further types may come: skip what you don't know. */
export type Page = { [Type in PageType]: PageOf<Type> }[PageType];

/** `is(page, "home.FAQPage")`: TypeScript does not narrow by what is inside `meta`. */
export function is<Type extends PageType>(page: Page, type: Type): page is Extract<Page, PageOf<Type>> {
  return page.meta.type === type;
}

export class PageError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** One page with everything that its template shows. */
export async function readPage(campaign: Campaign, id: number): Promise<Page> {
  return read(campaign, `pages/${id}/`);
}

/** The page of an address, such as `/faq/`, also of one that it had before. Null where there is none. */
export async function findPage(campaign: Campaign, path: string): Promise<Page | null> {
  try {
    const found = await read<Page | { redirect: object }>(campaign, `pages/find/?html_path=${encodeURIComponent(path)}`);
    return "redirect" in found ? null : found;
  } catch (error) {
    if (error instanceof PageError && error.problem.status === 404) return null;
    throw error;
  }
}

/** Where each public page is, in all languages or one. */
export async function listPages(campaign: Campaign, { locale }: { locale?: string } = {}) {
  const found: { id: number; title: string; meta: { type: PageType; html_url: string; locale: string } }[] = [];
  for (;;) {
    const query = new URLSearchParams({ limit: "100", offset: String(found.length), ...(locale ? { locale } : {}) });
    const { items, meta } = await read<{ items: typeof found; meta: { total_count: number } }>(campaign, `pages/?${query}`);
    found.push(...items);
    if (!items.length || found.length >= meta.total_count) return found;
  }
}

/** A draft as it stands in the editor: hand on the query with which the preview address was opened. */
export async function readDraft(campaign: Campaign, query: URLSearchParams): Promise<Page> {
  const asked = new URLSearchParams({ content_type: query.get("content_type") ?? "", token: query.get("token") ?? "" });
  return read(campaign, `page_preview/?${asked}`);
}

async function read<Answer>(campaign: Campaign, path: string): Promise<Answer> {
  const response = await campaign.fetch(`${campaign.site}/api/v2/${path}`, { credentials: "omit" });
  if (!response.ok) throw new PageError((await response.json()) as Problem);
  return (await response.json()) as Answer;
}
