import { fileURLToPath } from "node:url";

/** @type {import("next").NextConfig} */
export default {
  trailingSlash: true,
  // The client stands beside this folder in the campaign's repository.
  turbopack: { root: fileURLToPath(new URL("../../..", import.meta.url)) },
  // Editors see drafts in the admin's frame: it alone may show our pages.
  headers: async () => [
    { source: "/preview/", headers: [{ key: "content-security-policy", value: `frame-ancestors ${process.env.CAMPAIGN}` }] },
  ],
};
