// What is asked of the campaign. Answers are kept until its webhook says that something changed.
import "server-only";
import { connect } from "campaign-client";

export const TAG = "campaign";
const site = process.env.CAMPAIGN ?? "http://localhost:8000";

const kept: typeof fetch = (input, init) => fetch(input, { ...init, next: { tags: [TAG], revalidate: 3600 } } as RequestInit);

export const campaign = connect(site, { fetch: kept });
/** Never kept: drafts, the number of this moment, and what is sent. The key stays on this server. */
export const now = connect(site, {
  key: process.env.CAMPAIGN_KEY ?? "",
  fetch: (input, init) => fetch(input, { ...init, cache: "no-store" }),
});

export async function petitionOf(locale: string) {
  const { data } = await campaign.GET("/petitions/", { params: { query: { locale, limit: 1 } } });
  const petition = data?.items[0];
  if (!petition) throw new Error(`No petition in ${locale}.`);
  return petition;
}
