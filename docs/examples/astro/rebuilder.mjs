// Builds the site anew when the campaign says that something public changed: SECRET=whsec_… CAMPAIGN=… node rebuilder.mjs
// Behind your web server, which has the certificate. A build goes to dist.next and takes the place of dist when it is whole.
import { spawn } from "node:child_process";
import { rename, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { verifyWebhook, WebhookError } from "campaign-client";

const { SECRET = "", PORT = "8888" } = process.env;
const LONGEST = 1_000_000; // bytes of an event
const RETRY = 60_000; // milliseconds
// What no page of a static site shows: its count is asked for by the reader's browser.
const NOTHING_SHOWN = /^(signature|subscriber|contact|mailing|webhook)\./;
let building = false;
let again = false;

async function build() {
  again = building;
  if (building) return;
  building = true;
  const ended = spawn("npx", ["astro", "build", "--outDir", "dist.next"], { stdio: "inherit" });
  const code = await new Promise((end) => ended.on("exit", end));
  if (code === 0) {
    await rm("dist.old", { recursive: true, force: true });
    await rename("dist", "dist.old").catch(() => {});
    await rename("dist.next", "dist");
  }
  building = false;
  if (code !== 0) setTimeout(build, RETRY); // the campaign may be away for a moment
  else if (again) await build(); // what came meanwhile may have been missed
}

createServer(async (request, response) => {
  const parts = [];
  let length = 0;
  for await (const part of request) if ((length += part.length) <= LONGEST) parts.push(part);
  try {
    const event = await verifyWebhook(SECRET, request.headers, Buffer.concat(parts));
    response.writeHead(204).end();
    if (NOTHING_SHOWN.test(event.type)) return;
    console.log(event.type, event.id);
    await build(); // twice for one event does no harm
  } catch (error) {
    if (!(error instanceof WebhookError)) throw error;
    response.writeHead(401).end();
  }
}).listen(Number(PORT), "127.0.0.1", () => console.log(`Waiting on port ${PORT}`));
