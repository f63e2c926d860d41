import { isGuid } from "@/lib/guid";
import {
  type CredentialErrors,
  type CredentialForm,
  credentialErrors,
  emptyCredential,
} from "@/ui/credential/credential-form";
import { strings } from "./strings";

export interface ConnectionForm {
  readonly name: string;
  readonly tenantId: string;
  readonly credential: CredentialForm;
}

export const emptyForm: ConnectionForm = { name: "", tenantId: "", credential: emptyCredential };

export interface FormErrors {
  readonly name?: string;
  readonly tenantId?: string;
  readonly credential: CredentialErrors;
}

/** What a person can see to be wrong before the server is asked. A test needs no name, saving does. */
export function formErrors(form: ConnectionForm, purpose: "test" | "save"): FormErrors {
  const name = purpose === "save" && !form.name.trim() ? { name: strings.required } : {};
  const tenantId = isGuid(form.tenantId)
    ? {}
    : { tenantId: form.tenantId ? strings.invalidGuid : strings.required };
  return { ...name, ...tenantId, credential: credentialErrors(form.credential) };
}

export function hasErrors({ credential, ...own }: FormErrors): boolean {
  return Object.keys(own).length > 0 || Object.keys(credential).length > 0;
}
