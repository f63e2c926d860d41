import { counted } from "@/ui/words";

/** The words around credentials, which more than one feature shows. */
export const strings = {
  method: "Signs in with",
  kinds: {
    secret: "Client secret",
    certificate: "Certificate",
    federated: "Managed identity (no secret)",
    shared: "Shared app registration",
  },
  clientId: "Application (client) ID",
  clientSecret: "Client secret",
  clientSecretHint: "Stored encrypted, never shown again.",
  certificate: "Certificate (PEM)",
  certificateHint: "The public half; upload the same one to the app registration in Entra ID.",
  privateKey: "Private key (PEM)",
  privateKeyHint: "RSA, not encrypted. Stored encrypted here, never shown again.",
  chooseFile: "Choose a file",
  fileTooLarge: "This file is too large for a certificate or a key.",
  algorithm: "Signature",
  algorithms: { PS256: "PS256 (recommended)", RS256: "RS256 (older)" },
  identityClientId: "Client ID of the managed identity",
  identityHint: "Of a user-assigned identity of this server. Left out on Kubernetes.",
  appRegistration: "App registration",
  chooseAppRegistration: "Choose one",
  noAppRegistrations: "There is none yet: add one under App registrations.",
  required: "Needed",
  invalidGuid: "Must be a GUID such as 3f2504e0-4f89-41d3-9a0c-0305e82c3301",
  invalidPem: (kind: string) => `Must be PEM text with -----BEGIN ${kind}-----`,
  expiry: {
    never: "Never expires",
    unknown: "Expiry unknown",
    expired: "Expired",
    soon: (days: number) => (days < 1 ? "Expires within a day" : `Expires in ${counted(days, "day")}`),
    fine: (days: number) => `Expires in ${counted(days, "day")}`,
  },
  badge: {
    expired: "Credential expired",
    soon: (days: number) => `Credential: ${counted(days, "day")}`,
  },
  unknownHint:
    "The end of a client secret can be read in the home tenant of the app registration with Application.Read.All.",
  facts: {
    kind: "Signs in with",
    clientId: "Application ID",
    expiry: "Expiry",
    thumbprint: "Thumbprint",
    subject: "Subject",
    algorithm: "Signature",
    identity: "Identity",
    stored: "In use since",
  },
  warnings: "Warnings given",
  warning: (days: number) => `${counted(days, "day")} ahead`,
  replaceTitle: "Replace the credential",
  replaceText:
    "The new credential is proved first. If it does not work, the present one stays. Baselines, history and drifts stay as they are.",
  replace: "Replace",
  proving: "Proving…",
  replaced: "The credential was replaced",
  rotationTitle: "Rotation",
  rotationText:
    "Plumbline can make a new client secret by itself, put it to use after it was proved, and remove the old one. It needs Application.ReadWrite.OwnedBy, and the app as its own owner.",
  rotate: "Rotate the client secret by itself",
  everyDays: "Days between two rotations",
  everyDaysInvalid: "A whole number from 1 to 365",
  saveRotation: "Save rotation",
  rotationSaved: "Rotation saved",
  steps: {
    adding: "A new secret is about to be added",
    proving: "The new secret is being proved",
    removing: "The new secret is in use, the old one is about to be removed",
    abandoning: "The new secret never worked and is about to be removed",
  },
};

/** More areas would not be read. */
const AREAS_NAMED = 4;

export const consentStrings = {
  application: "Application",
  goOn: "Continue to Microsoft",
  none: {
    read: "There is no app registration for reading yet: register a multi-tenant application once and enter it here.",
    write:
      "There is no app registration for writing yet: register a second multi-tenant application with the permissions below.",
  },
  addOne: "Add an app registration",
  copy: "Copy permissions",
  copyManifest: "Copy manifest",
  copyCommands: "Copy commands",
  appName: { read: "Plumbline", write: "Plumbline, writing" },
  permissions: { read: "Permissions for reading", write: "Permissions for restoring" },
  why: (allows: string, areas: readonly string[]) => {
    const named = areas.slice(0, AREAS_NAMED).join(", ");
    const more = areas.length - AREAS_NAMED;
    return `To ${allows}. For: ${named}${more > 0 ? ` and ${more} more` : ""}.`;
  },
};
