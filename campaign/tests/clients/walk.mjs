// What a developer does with the client: read, be refused, sign, verify a webhook. Prints what it met as JSON.
const [client, site, id, secret, headers, body, words] = process.argv.slice(2);
const { anchorOf, connect, errorsOf, fieldsOf, listPages, findPage, readPage, sign, valuesOf, verifyWebhook, WebhookError } =
  await import(client);

const campaign = connect(site);
const path = { petition_id: Number(id) };
const { data: petition } = await campaign.GET("/petitions/{petition_id}/", { params: { path } });
const fields = fieldsOf(petition.form);
const typed = new FormData();
typed.set("given_name", "Ada");
typed.set("email", "nobody");
typed.append("answers.which_minerals", "Cobalt");
typed.append("answers.which_minerals", "Nickel");
const { problem } = await sign(campaign, petition, valuesOf(fields, typed));
typed.set("email", "ada@example.org");
typed.set("answers.your_union", "Miners 12");
typed.set("form_version", petition.form.properties.form_version.default);
const { accepted } = await sign(campaign, petition, valuesOf(fields, typed));

const sent = JSON.parse(headers);
const event = await verifyWebhook(secret, sent, body);
const refused = [
  verifyWebhook(secret, sent, `${body} `),
  verifyWebhook(secret, { ...sent, "webhook-timestamp": "1" }, body),
  verifyWebhook(secret, {}, body),
];
const reasons = await Promise.allSettled(refused);
const pages = await listPages(campaign);
console.log(
  JSON.stringify({
    title: petition.title,
    controls: Object.fromEntries(fields.map(({ name, control }) => [name, control])),
    errors: errorsOf(problem, fields),
    accepted,
    event,
    refused: reasons.filter(({ reason }) => reason instanceof WebhookError).length,
    pages: pages.map(({ meta }) => new URL(meta.html_url).pathname),
    nowhere: await findPage(campaign, "/nowhere/"),
    anchors: JSON.parse(words).map(anchorOf),
    one: (await readPage(campaign, pages[0].id)).meta.seo.canonical,
  }),
);
