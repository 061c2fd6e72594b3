import { defineConfig } from "astro/config";
import { all, connect } from "campaign-client";

// The campaign's site, and this one's address.
const campaign = connect(process.env.CAMPAIGN ?? "http://localhost:8000");
const site = process.env.SITE ?? "http://localhost:4321";

// Where old addresses lead: what editors entered, and pages that moved.
const redirects = {};
for await (const { from, to } of all(async (offset) => (await campaign.GET("/redirects/", { params: { query: { offset, limit: 100 } } })).data)) {
  redirects[from] = to.replace(campaign.site, "");
}

export default defineConfig({ site, redirects, trailingSlash: "always", build: { inlineStylesheets: "never" } });
