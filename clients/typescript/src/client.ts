import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./api.js";
import { solvePuzzle } from "./puzzle.js";

export type Schemas = components["schemas"];
export type Signature = Schemas["SignatureIn"];
export type Endorsement = Schemas["EndorsementIn"];
export type Problem = Schemas["ProblemDetails"] & { puzzle?: string; retry_after?: number };

export interface Options {
  /** A partner's key. Keep it on a server: in a browser every visitor can read it. */
  key?: string;
  fetch?: typeof fetch;
}

export interface Campaign extends Client<paths> {
  /** The origin of the campaign's site. */
  site: string;
  fetch: typeof fetch;
  key: string;
}

export type Sent<Accepted> = { accepted: Accepted; problem?: never } | { accepted?: never; problem: Problem };

/** The campaign's API at this site: `campaign.GET("/petitions/")`, with types for what goes in and comes out. */
export function connect(site: string, { key = "", fetch: ask = globalThis.fetch }: Options = {}): Campaign {
  const origin = new URL(site).origin;
  const headers = key ? { authorization: `Bearer ${key}` } : {};
  const client = createClient<paths>({
    baseUrl: `${origin}/api/campaign/v1`,
    headers,
    credentials: "omit",
    fetch: async (request) => ask(request.url, await unpacked(request)),
  });
  return Object.assign(client, { site: origin, fetch: ask, key });
}

/** A body as text: some servers' `fetch` would send a request's stream in chunks, whose length nobody knows. */
async function unpacked(request: Request): Promise<RequestInit> {
  const { method, headers, credentials, signal } = request;
  const body = method === "GET" ? {} : { body: await request.text() };
  return { method, headers, credentials, signal, ...body };
}

/**
 * Sign a petition, with its puzzle where it has one, and the harder one where too many share a network.
 *
 * Never throws for what the API refuses: `problem` says what, and `errorsOf` sorts it by field. `sending` names this
 * attempt: give the same one when you send again after a lost connection, and nothing is done twice.
 */
export async function sign(
  campaign: Campaign,
  petition: Pick<Schemas["PetitionOut"], "id" | "form">,
  signature: Signature,
  sending: string = crypto.randomUUID(),
): Promise<Sent<Schemas["SignatureAccepted"]>> {
  const body = { ...signature };
  if (petition.form.properties["altcha"] && !campaign.key && !body.altcha) {
    body.altcha = await solvePuzzle(`${campaign.site}/signature/puzzle/`, campaign.fetch);
  }
  const send = () =>
    campaign.POST("/petitions/{petition_id}/signatures/", {
      params: { path: { petition_id: petition.id }, header: { "Idempotency-Key": sending } },
      body,
    });
  let { data, error } = await send();
  const harder = (error as Problem | undefined)?.puzzle;
  if (harder && !campaign.key) {
    body.altcha = await solvePuzzle(new URL(harder, campaign.site).href, campaign.fetch);
    ({ data, error } = await send());
  }
  return data ? { accepted: data } : { problem: error as Problem };
}

/** Add an organization. As `sign`: what is refused is answered, not thrown. */
export async function endorse(
  campaign: Campaign,
  endorsement: Endorsement,
  { locale, sending = crypto.randomUUID() as string }: { locale?: string; sending?: string } = {},
): Promise<Sent<Schemas["EndorsementAccepted"]>> {
  const { data, error } = await campaign.POST("/endorsers/", {
    params: { query: locale ? { locale } : {}, header: { "Idempotency-Key": sending } },
    body: endorsement,
  });
  return data ? { accepted: data } : { problem: error as Problem };
}

/** Every entry of a list: `for await (const one of all((offset) => …))`, where the function reads the part from there on. */
export async function* all<Item>(part: (offset: number) => Promise<{ items: Item[]; count: number }>): AsyncGenerator<Item> {
  for (let offset = 0; ; ) {
    const { items, count } = await part(offset);
    yield* items;
    offset += items.length;
    if (!items.length || offset >= count) return;
  }
}
