import type { Credential } from "@/api/types";
import { isGuid } from "@/lib/guid";
import { strings } from "./strings";

export type CredentialKind = Credential["kind"];

/** What a person has typed, for every kind at once: changing the kind and back loses nothing. */
export interface CredentialForm {
  readonly kind: CredentialKind;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly certificate: string;
  readonly privateKey: string;
  readonly algorithm: string;
  readonly identityClientId: string;
  readonly appRegistrationId: string;
}

export type CredentialErrors = Partial<Record<keyof CredentialForm, string>>;

export const emptyCredential: CredentialForm = {
  kind: "secret",
  clientId: "",
  clientSecret: "",
  certificate: "",
  privateKey: "",
  algorithm: "PS256",
  identityClientId: "",
  appRegistrationId: "",
};

/** What a person can see to be wrong before the server is asked. */
export function credentialErrors(form: CredentialForm): CredentialErrors {
  if (form.kind === "shared") return form.appRegistrationId ? {} : { appRegistrationId: strings.required };
  const errors: CredentialErrors = {};
  const fault = (field: keyof CredentialForm, message: string | undefined) => {
    if (message) errors[field] = message;
  };
  fault("clientId", guidFault(form.clientId, true));
  if (form.kind === "secret") fault("clientSecret", form.clientSecret.trim() ? undefined : strings.required);
  if (form.kind === "federated") fault("identityClientId", guidFault(form.identityClientId, false));
  if (form.kind === "certificate") {
    fault("certificate", pemFault(form.certificate, "CERTIFICATE"));
    fault("privateKey", pemFault(form.privateKey, "PRIVATE KEY"));
  }
  return errors;
}

/** As the server takes it. */
export function credentialOf(form: CredentialForm): Credential {
  const clientId = form.clientId.trim();
  switch (form.kind) {
    case "secret":
      return { kind: "secret", clientId, clientSecret: form.clientSecret.trim() };
    case "certificate":
      return {
        kind: "certificate",
        clientId,
        certificate: form.certificate,
        privateKey: form.privateKey,
        algorithm: form.algorithm,
      };
    case "federated":
      return { kind: "federated", clientId, identityClientId: form.identityClientId.trim() || null };
    case "shared":
      return { kind: "shared", appRegistrationId: form.appRegistrationId };
  }
}

function guidFault(text: string, needed: boolean): string | undefined {
  if (!text.trim()) return needed ? strings.required : undefined;
  return isGuid(text) ? undefined : strings.invalidGuid;
}

function pemFault(text: string, kind: string): string | undefined {
  if (!text.trim()) return strings.required;
  return /-----BEGIN [A-Z0-9 ]+-----/.test(text) && text.includes(kind)
    ? undefined
    : strings.invalidPem(kind);
}
