import type { components } from "./api.js";

type Problem = components["schemas"]["ProblemDetails"];

/** A value as the API takes it. */
export type Value = string | number | boolean | string[];

/** What the `form` of a petition says of one field (JSON Schema 2020-12). */
export interface FieldSchema {
  type: "string" | "boolean" | "number" | "integer" | "array" | "object";
  title?: string;
  description?: string;
  format?: string;
  default?: Value;
  const?: Value;
  enum?: string[];
  oneOf?: { const: string; title: string }[];
  items?: FieldSchema;
  minLength?: number;
  maxLength?: number;
  properties?: Record<string, FieldSchema>;
  required?: string[];
  contentEncoding?: string;
  contentMediaType?: string;
  examples?: string[];
}

export type FormSchema = FieldSchema & { properties: Record<string, FieldSchema>; required: string[] };

export type Control = "text" | "email" | "url" | "date" | "number" | "textarea" | "checkbox" | "select" | "checkboxes" | "file" | "hidden";

/** One field to show. */
export interface Field {
  /** Its name in errors and in the form that you show, such as `email` or `answers.your_union`. */
  name: string;
  control: Control;
  type: FieldSchema["type"];
  label: string;
  hint: string;
  required: boolean;
  choices: { value: string; label: string }[];
  /** What to offer while somebody types; anything else may be typed too. */
  suggestions: string[];
  autocomplete: string;
  maxLength?: number;
  initial?: Value;
}

const NOT_TYPED = new Set(["source", "partner", "ref", "altcha"]);
const HIDDEN = new Set(["form_version"]);
const AUTOCOMPLETE: Record<string, string> = {
  given_name: "given-name",
  family_name: "family-name",
  email: "email",
  postal_code: "postal-code",
  country: "country",
  city: "address-level2",
  name: "organization",
  website: "url",
  region: "address-level1",
  contact_name: "name",
  contact_role: "organization-title",
  contact_email: "email",
};
const INPUTS: Record<string, Control> = { email: "email", uri: "url", date: "date" };
const LONG = 500;

/** The fields of a form in their order; those of its own questions too. How the signer came and the puzzle are left out. */
export function fieldsOf(schema: FieldSchema, prefix = ""): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, one]) => {
    if (NOT_TYPED.has(prefix + name)) return [];
    if (one.type === "object" && !isFile(one)) return fieldsOf(one, `${name}.`);
    return [fieldOf(prefix + name, one, schema.required?.includes(name) ?? false)];
  });
}

function isFile({ properties }: FieldSchema): boolean {
  return properties?.["data"]?.contentEncoding === "base64";
}

function fieldOf(name: string, schema: FieldSchema, required: boolean): Field {
  return {
    name,
    control: controlOf(name, schema),
    type: schema.type,
    label: schema.title ?? name,
    hint: schema.description ?? "",
    required,
    choices: choicesOf(schema.items ?? schema),
    suggestions: schema.examples ?? [],
    autocomplete: AUTOCOMPLETE[name] ?? "",
    ...(schema.maxLength === undefined ? {} : { maxLength: schema.maxLength }),
    ...(schema.default === undefined ? {} : { initial: schema.default }),
  };
}

function choicesOf(schema: FieldSchema): Field["choices"] {
  if (schema.oneOf) return schema.oneOf.map(({ const: value, title }) => ({ value, label: title }));
  return schema.enum?.map((value) => ({ value, label: value })) ?? [];
}

function controlOf(name: string, schema: FieldSchema): Control {
  if (HIDDEN.has(name)) return "hidden";
  if (isFile(schema)) return "file";
  if (schema.type === "boolean") return "checkbox";
  if (schema.type === "array") return "checkboxes";
  if (schema.enum ?? schema.oneOf) return "select";
  if (schema.type === "number" || schema.type === "integer") return "number";
  if ((schema.maxLength ?? 0) > LONG) return "textarea";
  return INPUTS[schema.format ?? ""] ?? "text";
}

/** What was typed, in the types that the API takes; what was left empty is left out. */
export function valuesOf(fields: Field[], data: FormData): Record<string, Value | Record<string, Value>> {
  const body: Record<string, Value | Record<string, Value>> = {};
  const answers: Record<string, Value> = {};
  for (const field of fields) {
    const value = valueOf(field, data.getAll(field.name).map(String));
    if (value === undefined) continue;
    if (field.name.startsWith("answers.")) answers[field.name.slice("answers.".length)] = value;
    else body[field.name] = value;
  }
  return Object.keys(answers).length ? { ...body, answers } : body;
}

function valueOf({ type }: Field, given: string[]): Value | undefined {
  if (type === "object") return undefined; // a file: see encoded
  if (type === "boolean") return given.length > 0;
  if (type === "array") return given.length ? given : undefined;
  const typed = given[0]?.trim();
  if (!typed) return undefined;
  return type === "number" || type === "integer" ? Number(typed) : typed;
}

/** A file as the API takes it: `logo` of an organization. */
export async function encoded(file: File): Promise<{ name: string; data: string }> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return { name: file.name, data: btoa(text) };
}

/** The words to show beside each field, by its name. What concerns none of them is under `""`. */
export function errorsOf(problem: Problem, fields: Field[]): Record<string, string> {
  const names = new Set(fields.map(({ name }) => name));
  const said: Record<string, string> = {};
  for (const { field, message } of problem.errors ?? []) {
    const place = names.has(field) ? field : "";
    said[place] = said[place] ? `${said[place]} ${message}` : message;
  }
  if (!Object.keys(said).length) said[""] = problem.detail;
  return said;
}
