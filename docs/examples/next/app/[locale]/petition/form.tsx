"use client";
import { useActionState, useId } from "react";
import type { Field } from "campaign-client";
import { signPetition, type Said } from "./sign";

const THANKS = { none: "Thank you for signing!", required: "Look into your mailbox: one click there, and you have signed." };

// A server action works before its script has come, and without one.
export function SignForm({ locale, fields }: { locale: string; fields: Field[] }) {
  const [said, send, waits] = useActionState<Said, FormData>(signPetition.bind(null, locale), { errors: {}, typed: {} });
  const sending = useId();
  if (said.signed) return <p role="status">{THANKS[said.signed]}</p>;
  return (
    <form action={send} noValidate>
      {said.errors[""] && <p role="alert">{said.errors[""]}</p>}
      <input type="hidden" name="sending" value={said.typed["sending"] ?? ""} suppressHydrationWarning ref={(input) => { if (input) input.value ||= `${sending}${Math.random()}`; }} />
      {fields.map((field) => <Control key={field.name} field={field} error={said.errors[field.name]} typed={said.typed[field.name]} />)}
      <button disabled={waits}>Sign the petition</button>
    </form>
  );
}

function Control({ field, error, typed }: { field: Field; error: string | undefined; typed: string | undefined }) {
  const { name, label, control, choices, required, maxLength, autocomplete } = field;
  if (control === "hidden") return <input type="hidden" name={name} value={String(field.initial)} />;
  const shared = { name, required, "aria-invalid": error ? true : undefined, "aria-describedby": `${name}-said` };
  const initial = typed ?? String(field.initial ?? "");
  return (
    <div>
      {control === "checkbox" && <label><span><input type="checkbox" {...shared} defaultChecked={typed === "on"} /> {label}</span></label>}
      {control === "checkboxes" && (
        <fieldset>
          <legend>{label}</legend>
          {choices.map(({ value, label: words }) => <label key={value}><span><input type="checkbox" name={name} value={value} /> {words}</span></label>)}
        </fieldset>
      )}
      {control === "select" && (
        <label>{label}
          <select {...shared} defaultValue={initial}>
            <option value="">—</option>
            {choices.map(({ value, label: words }) => <option key={value} value={value}>{words}</option>)}
          </select>
        </label>
      )}
      {control === "textarea" && <label>{label}<textarea {...shared} rows={3} maxLength={maxLength} defaultValue={initial} /></label>}
      {!["checkbox", "checkboxes", "select", "textarea"].includes(control) && (
        <label>{label}<input {...shared} type={control} maxLength={maxLength} autoComplete={autocomplete || undefined} defaultValue={initial} /></label>
      )}
      <span className="error" id={`${name}-said`}>{error}</span>
    </div>
  );
}
