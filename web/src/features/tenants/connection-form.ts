import type { Credential } from "@/api/types";
import { isGuid } from "./guid";
import { strings } from "./strings";

export interface ConnectionForm {
  readonly name: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export const emptyForm: ConnectionForm = { name: "", tenantId: "", clientId: "", clientSecret: "" };

type FormErrors = Partial<Record<keyof ConnectionForm, string>>;

/** What a person can see to be wrong before the server is asked. A test needs no name, saving does. */
export function formErrors(form: ConnectionForm, purpose: "test" | "save"): FormErrors {
  const errors: FormErrors = {};
  if (purpose === "save" && !form.name.trim()) errors.name = strings.required;
  if (!isGuid(form.tenantId)) errors.tenantId = form.tenantId ? strings.invalidGuid : strings.required;
  if (!isGuid(form.clientId)) errors.clientId = form.clientId ? strings.invalidGuid : strings.required;
  if (!form.clientSecret.trim()) errors.clientSecret = strings.required;
  return errors;
}

export function credentialOf(form: ConnectionForm): Credential {
  return { kind: "secret", clientId: form.clientId.trim(), clientSecret: form.clientSecret.trim() };
}
