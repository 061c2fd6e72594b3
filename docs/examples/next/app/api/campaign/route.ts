import { revalidateTag } from "next/cache";
import { verifyWebhook, WebhookError } from "campaign-client";
import { TAG } from "../../../campaign";

/** The campaign's webhook: what was kept is asked for anew. */
export async function POST(request: Request) {
  try {
    const { type } = await verifyWebhook(process.env.WEBHOOK_SECRET ?? "", request.headers, await request.text());
    if (!/^(subscriber|contact|mailing|webhook)\./.test(type)) revalidateTag(TAG, { expire: 0 });
    return new Response(null, { status: 204 });
  } catch (error) {
    if (error instanceof WebhookError) return new Response(null, { status: 401 });
    throw error;
  }
}
