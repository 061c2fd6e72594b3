// A petition on any site by the JSON API alone: statement, form, proof of work, errors, count. No build step.
const script = document.querySelector("script[data-site]");
const asked = new URLSearchParams(location.search);
const site = new URL(asked.get("site") || script.dataset.site).origin;
const api = `${site}/api/campaign/v1`;
const byId = (id) => document.getElementById(id);

async function read(address, options = {}) {
  const response = await fetch(address, { credentials: "omit", ...options });
  return { ok: response.ok, status: response.status, body: await response.json() };
}

function make(tag, attributes = {}, ...children) {
  const element = Object.assign(document.createElement(tag), attributes);
  element.append(...children);
  return element;
}

// The blocks of a statement, as text alone: markup from elsewhere is better not trusted.
function statementOf(blocks) {
  return blocks.map(({ type, value }) => {
    if (type === "heading") return make("h2", { textContent: typeof value === "string" ? value : value.text });
    const text = typeof value === "string" ? value : value?.text ?? value?.quote ?? "";
    return make("div", {}, ...text.split("\n").filter(Boolean).map((line) => make("p", { textContent: line })));
  });
}

// One property of the form's JSON Schema; `path` is its name in errors, such as "email" or "answers.your_union".
function fieldOf(path, schema, required) {
  const id = `field-${path}`;
  const said = make("span", { className: "error", id: `${id}-error` });
  const hint = schema.description ? [make("span", { className: "hint", id: `${id}-hint`, textContent: schema.description })] : [];
  const choices = (given) => given.oneOf ?? given.enum?.map((value) => ({ const: value, title: value })) ?? [];
  const label = `${schema.title}${required ? "" : " (optional)"}`;
  let field;
  if (schema.type === "array") {
    const boxes = choices(schema.items).map(({ const: value, title }) =>
      make("label", { className: "check" }, make("input", { type: "checkbox", name: path, value }), title),
    );
    field = make("fieldset", { id, tabIndex: -1 }, make("legend", { textContent: label }), ...hint, said, ...boxes);
  } else if (schema.type === "boolean") {
    const box = make("input", { type: "checkbox", id, name: path, checked: schema.default === true });
    field = make("div", { className: "field" }, make("label", { className: "check" }, box, schema.title), ...hint, said);
  } else {
    const control = controlOf(schema, choices(schema));
    Object.assign(control, { id, name: path, required, value: schema.default ?? "" });
    if (schema.maxLength) control.maxLength = schema.maxLength;
    field = make("div", { className: "field" }, make("label", { htmlFor: id, textContent: label }), ...hint, said, control);
  }
  field.dataset.path = path;
  field.dataset.type = schema.type;
  const control = field.querySelector("[id]:is(input, select, textarea)") ?? field;
  control.setAttribute("aria-describedby", [...hint.map((one) => one.id), said.id].join(" "));
  return field;
}

function controlOf(schema, choices) {
  if (choices.length) {
    const options = choices.map(({ const: value, title }) => make("option", { value, textContent: title }));
    return make("select", {}, make("option", { value: "", textContent: "—" }), ...options);
  }
  if (schema.maxLength > 500) return make("textarea", { rows: 3 });
  const types = { email: "email", date: "date", uri: "url" };
  const type = ["number", "integer"].includes(schema.type) ? "number" : types[schema.format] ?? "text";
  const autocomplete = { given_name: "given-name", family_name: "family-name", email: "email", postal_code: "postal-code" };
  return make("input", { type, step: schema.type === "number" ? "any" : "", autocomplete: autocomplete[schema.name] ?? "" });
}

function fieldsOf(schema, prefix = "") {
  return Object.entries(schema.properties).flatMap(([name, property]) => {
    if (["source", "altcha"].includes(prefix + name)) return [];
    if (property.type === "object") return fieldsOf(property, `${name}.`);
    return [fieldOf(prefix + name, { name, ...property }, schema.required.includes(name))];
  });
}

// What was typed, as the schema wants it. Empty answers are left out.
function valuesOf(form) {
  const body = { source: location.hostname };
  for (const field of form.querySelectorAll("[data-path]")) {
    const { path, type } = field.dataset;
    const controls = [...field.querySelectorAll("input, select, textarea")];
    let value = controls[0]?.value.trim();
    if (type === "boolean") value = controls[0].checked;
    if (type === "array") value = controls.filter((box) => box.checked).map((box) => box.value);
    if (["number", "integer"].includes(type) && value) value = Number(value);
    if (value === "" || value?.length === 0) continue;
    const [first, second] = path.split(".");
    if (second) (body[first] ??= {})[second] = value;
    else body[first] = value;
  }
  return body;
}

// ALTCHA's proof of work (PBKDF2): find the number from which the wanted key is derived. Needs HTTPS or localhost.
async function solved(address = "/signature/puzzle/") {
  const { body: challenge } = await read(new URL(address, site));
  const { nonce, salt, cost, keyPrefix, keyLength = 32 } = challenge.parameters;
  const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  for (let counter = 0; ; counter += 1) {
    const password = new Uint8Array([...bytes(nonce), ...new Uint8Array(new Uint32Array([counter]).buffer).reverse()]);
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const rule = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: cost };
    const derived = new Uint8Array(await crypto.subtle.deriveBits(rule, key, keyLength * 8));
    const derivedKey = Array.from(derived, (byte) => byte.toString(16).padStart(2, "0")).join("");
    if (derivedKey.startsWith(keyPrefix)) return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey } }));
  }
}

async function showCount(petition) {
  const { body } = await read(`${api}/petitions/${petition}/count/`, { cache: "no-cache" });
  byId("count").textContent = `${body.signatures.toLocaleString()} have signed${body.goal ? `, of ${body.goal.toLocaleString()}` : ""}.`;
}

async function send(form, petition, key) {
  const body = valuesOf(form);
  byId("said").textContent = "One moment…";
  // Only some petitions want it. Without a solution the signer would confirm by mail instead.
  if (petition.form.properties.altcha && globalThis.isSecureContext) body.altcha = await solved();
  const headers = { "content-type": "application/json", "idempotency-key": key };
  const sent = () => read(`${api}/petitions/${petition.id}/signatures/`, { method: "POST", headers, body: JSON.stringify(body) });
  let { status, body: answer } = await sent();
  // Many share the signer's network: a harder puzzle is taken in place of waiting.
  if (status === 429 && answer.puzzle && globalThis.isSecureContext) {
    byId("said").textContent = `${answer.detail} Or stay here: your device solves a puzzle in place of waiting.`;
    body.altcha = await solved(answer.puzzle);
    ({ status, body: answer } = await sent());
  }
  for (const field of form.querySelectorAll("[data-path]")) {
    const error = answer.errors?.find(({ field: path }) => path === field.dataset.path);
    field.querySelector(".error").textContent = error?.message ?? "";
    for (const control of field.querySelectorAll("input, select, textarea")) control.setAttribute("aria-invalid", String(Boolean(error)));
  }
  form.hidden = status === 202;
  byId("said").textContent = status !== 202 ? answer.detail : answer.confirmation === "required" ? "Look into your mailbox: one click there, and you have signed." : "Thank you for signing!";
  (form.querySelector('[aria-invalid="true"]') ?? byId("said")).focus();
  await showCount(petition.id);
}

const chosen = asked.get("petition") || script.dataset.petition;
const { body } = await read(`${api}/petitions/${chosen ? `${chosen}/` : "?limit=1"}`);
const petition = chosen ? body : body.items[0];
byId("title").textContent = petition.title;
byId("statement").replaceChildren(...statementOf(petition.statement));
const form = byId("form");
form.replaceChildren(...fieldsOf(petition.form), make("button", { textContent: "Sign" }));
form.hidden = petition.state !== "open";
form.addEventListener("submit", (event) => {
  event.preventDefault();
  send(form, petition, crypto.randomUUID?.() ?? String(Math.random())).catch(() => (byId("said").textContent = "That did not work. Please try again."));
});
await showCount(petition.id);
