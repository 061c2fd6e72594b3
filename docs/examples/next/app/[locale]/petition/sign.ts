"use server";
import { errorsOf, fieldsOf, sign, valuesOf, type Signature } from "campaign-client";
import { now, petitionOf } from "../../../campaign";

export type Said = { signed?: "none" | "required"; errors: Record<string, string>; typed: Record<string, string> };

/** Signs with the partner's key: all signers come from this server's network, whose limit would be reached soon. */
export async function signPetition(locale: string, _before: Said, form: FormData): Promise<Said> {
  const petition = await petitionOf(locale);
  const fields = fieldsOf(petition.form);
  const values = { given_name: "", email: "", ...valuesOf(fields, form) } as Signature;
  const { accepted, problem } = await sign(now, petition, values, String(form.get("sending")));
  if (accepted) return { signed: accepted.confirmation, errors: {}, typed: {} };
  const typed = Object.fromEntries([...form].filter(([name]) => !name.startsWith("$")).map(([name, value]) => [name, String(value)]));
  return { errors: errorsOf(problem, fields), typed };
}
