import { is, readDraft, type Block } from "campaign-client";
import { Blocks } from "../../blocks";
import { now } from "../../campaign";

type Props = { searchParams: Promise<Record<string, string>> };

/** A draft inside the editor's preview: the campaign's settings name this address. */
export default async function Page({ searchParams }: Props) {
  const page = await readDraft(now, new URLSearchParams(await searchParams));
  let blocks: Block[] = [];
  if (is(page, "home.HomePage") || is(page, "home.FAQPage")) blocks = page.sections;
  else if (is(page, "petition.PetitionPage")) blocks = page.statement;
  else if (is(page, "home.ContentPage") || is(page, "petition.PetitionUpdatePage") || is(page, "resources.ResourcePage")) blocks = page.body;
  return (
    <main lang={page.meta.locale}>
      {!is(page, "home.HomePage") && <h1>{page.title}</h1>}
      <Blocks blocks={blocks} />
    </main>
  );
}

export const metadata = { title: "Draft", robots: "noindex", referrer: "no-referrer" };
