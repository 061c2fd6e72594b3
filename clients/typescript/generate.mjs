// Writes src/api.ts anew from docs/openapi.json: `npm run generate`, or `make clients` in the project's folder.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString, stringToAST } from "openapi-typescript";

const BASE = "/api/campaign/v1";
// What JSON Schema says too loosely, and blocks.ts and form.ts say in full.
const PRECISE = {
  "#/components/schemas/BlockOut": "Block",
  "#/components/schemas/PetitionOut/form": "FormSchema",
  "#/components/schemas/ConsentWordsOut/form": "FormSchema",
};

const document = JSON.parse(await readFile(new URL("../../docs/openapi.json", import.meta.url), "utf8"));
document.paths = Object.fromEntries(
  Object.entries(document.paths).map(([path, operations]) => [path.replace(BASE, ""), operations]),
);
const types = Object.entries(PRECISE);
const nodes = await openapiTS(document, {
  defaultNonNullable: false,
  transform(_schema, { path }) {
    const [, name] = types.find(([place]) => place === path) ?? [];
    return name && stringToAST(`type _ = ${name};`)[0].type;
  },
});
const text = astToString(nodes).replaceAll("[name: string]: unknown;", "[name: string]: string;");
const head = `// Written by generate.mjs from docs/openapi.json: change that.
import type { Block } from "./blocks.js";
import type { FormSchema } from "./form.js";

`;
await writeFile(process.argv[2] ?? new URL("src/api.ts", import.meta.url), head + text);
