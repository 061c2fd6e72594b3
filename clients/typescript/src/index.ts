export type { components, operations, paths } from "./api.js";
export * from "./anchors.js";
export type * from "./blocks.js";
export * from "./client.js";
export * from "./embed.js";
export * from "./form.js";
export * from "./pages.js";
export * from "./puzzle.js";
export * from "./webhook.js";
