/** Where a signature belongs, with its number when the event was noted. */
interface PetitionRef {
  id: number;
  title: string;
  url: string;
  signatures: number;
}

interface Page {
  id: number;
  page_type: string;
  title: string;
  url: string;
  language: string;
  first_published_at: string | null;
}

/** What is told by each kind of event: docs/webhooks.md says when. New fields and kinds may come. */
export interface EventData {
  "signature.confirmed": {
    id: number;
    petition: PetitionRef;
    country: string;
    region: string;
    language: string;
    came_by: string;
    source: string;
    medium: string;
    campaign: string;
    partner: string;
    signed_at: string;
    person?: Record<"given_name" | "family_name" | "email" | "postal_code" | "city" | "country" | "subscribed_since", string>;
  };
  "signature.withdrawn": { id: number; petition: PetitionRef; reason: "withdrawn" | "rejected" | "unconfirmed" };
  "signature.erased": { id: number };
  "endorser.approved": { id: number; name: string; website: string; scope: "national" | "local"; region: string };
  "endorser.removed": { id: number };
  "petition.milestone": { goal: number; petition: PetitionRef };
  "petition.milestone_lost": { goal: number; petition: PetitionRef; reached_at: string };
  "subscriber.bounced": { id: number; petition: PetitionRef; reason: "bounced" | "complained"; status: string };
  "contact.bounced": { endorser: number; reason: string; status: string };
  "mailing.sent": { id: number; kind: string; audience: string; recipients: number; sent: number; began_at: string };
  "page.published": Page;
  "page.moved": Page;
  "page.removed": { id: number; reason: "unpublished" | "deleted" | "private" | "moved" };
  "site.changed": {
    kind: "settings" | "menus" | "redirect" | "topic" | "image" | "document";
    id: number;
    action: "created" | "changed" | "deleted";
  };
  "webhook.test": { message: string };
}

export type CampaignEvent = {
  [Type in keyof EventData]: { id: string; type: Type; timestamp: string; data: EventData[Type] };
}[keyof EventData];

/** Not from the campaign, changed on its way, or too old. */
export class WebhookError extends Error {}

const TOLERANCE_SECONDS = 5 * 60;

/**
 * The event of a request, once its signature holds (Standard Webhooks, HMAC-SHA256). Rejects with WebhookError else.
 *
 * `body` is the body as it came, not parsed. `event.id` is the same over all attempts: drop what you had already.
 */
export async function verifyWebhook(
  secret: string,
  headers: Headers | Record<string, string | string[] | undefined>,
  body: string | Uint8Array,
): Promise<CampaignEvent> {
  const head = (name: string) => String((headers instanceof Headers ? headers.get(name) : headers[name]) ?? "");
  const [id, sent] = [head("webhook-id"), head("webhook-timestamp")];
  if (!(Math.abs(Date.now() / 1000 - Number(sent || NaN)) <= TOLERANCE_SECONDS)) throw new WebhookError("Too old.");
  const text = typeof body === "string" ? body : new TextDecoder().decode(body);
  const raw = Uint8Array.from(atob(secret.replace(/^whsec_/, "")), (letter) => letter.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  const signed = new TextEncoder().encode(`${id}.${sent}.${text}`);
  for (const one of head("webhook-signature").split(" ")) {
    const [version, given = ""] = one.split(",");
    // The comparison takes the same time wherever they differ.
    if (version === "v1" && (await crypto.subtle.verify("HMAC", key, decoded(given), signed))) {
      return { id, ...(JSON.parse(text) as Omit<CampaignEvent, "id">) } as CampaignEvent;
    }
  }
  throw new WebhookError("The signature does not match.");
}

function decoded(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
