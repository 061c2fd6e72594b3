import type { components } from "./api.js";

type Schemas = components["schemas"];
export type RichText = Schemas["RichTextOut"];
export type Picture = Schemas["ImageOut"];
export type File = Schemas["DocumentOut"];

/** Null where its page is not public (any more). */
export type Link = { text: string; url: string } | null;
/** Null where it is not public. */
export type ShownPage = { id: number; title: string; html_url: string } | null;

export type Voice = { quote: string; name: string; role: string; picture: Picture | null };
export type Question = { question: string; answer: RichText };
export type Section = Of<"section", { heading: string; questions: Question[] }>;
type Cell = string | number | boolean | null | { html: string; text: string };
/** A heading alone, or with words below it, and where the API has what is listed there. */
type Headed = { heading: string; text: string };
type List = Headed & { items_url: string };

interface Of<Type extends string, Value> {
  type: Type;
  value: Value;
  id: string;
}

/** What texts everywhere are made of. */
export type TextBlock =
  | Of<"heading", string>
  | Of<"text", RichText>
  | Of<"quote", { quote: string; name: string; role: string }>
  | Of<"image", { caption: string; image: Picture | null }>
  | Of<"call_to_action", Headed & { link: Link }>
  | Of<"document", { document: File | null; label: string }>
  | Of<"media", { url: string; title: string }>
  | Of<"table", { columns: { type: string; heading: string }[]; rows: { values: Cell[] }[]; caption: string }>;

/** What landing pages and pages of text hold besides. */
export type CampaignBlock =
  | Of<"why_now", { heading: string; text: RichText; figures: { figure: string; words: string; source: string; source_url: string }[] }>
  | Of<"demands", Headed & { demands: { title: string; text: string }[] }>
  | Of<"decision", Headed & { by: string | null; deciders: { name: string; role: string; picture: Picture | null }[] }>
  | Of<"timeline", { heading: string; petition: ShownPage; entries: { date: string; title: string; text: string; html_url: string }[] }>
  | Of<"voice", Voice>
  | Of<"press", { heading: string; items: { outlet: string; title: string; date: string | null; url: string }[] }>
  | Of<"petitions", List>;

export type LandingBlock =
  | Of<"hero", { headline: string; ask: RichText; voice: Voice[]; button_label: string; image: Picture | null }>
  | Of<"sign_form", { heading: string; petition: ShownPage }>
  | Of<"backed_by", { heading: string; page: ShownPage; items_url: string }>
  | Of<"reasons", List & { petition: ShownPage }>
  | Of<"spread_the_word", Headed & { page: ShownPage }>
  | Of<"endorser_wall", List & { national_heading: string; local_heading: string; page: ShownPage }>
  | Of<"faq", { heading: string; page: ShownPage; sections: Section[] }>
  | Of<"resources", List & { page: ShownPage }>
  | Of<"content", (TextBlock | CampaignBlock)[]>;

/** One block of any stream: `switch (block.type)` tells them apart. Further types may come: skip what you don't know. */
export type Block = TextBlock | CampaignBlock | LandingBlock | Section;
