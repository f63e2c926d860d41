import { counted } from "@/ui/words";

export const strings = {
  portfolio: "Portfolio",
  title: "App registrations",
  description:
    "One app registration can serve many tenants. Its credential is replaced in one place for all of them.",
  add: "Add app registration",
  emptyTitle: "No app registration is shared yet",
  emptyText:
    "Register a multi-tenant application once, give it a certificate or a client secret here, and connect each tenant through it.",
  name: "Name",
  nameHint: "As you want to find it when you add a tenant.",
  nameInvalid: "1 to 120 characters",
  required: "Needed",
  purpose: "Purpose",
  purposeHint: "It cannot be changed later: what reads never writes, and what writes never reads.",
  purposes: {
    read: "Reads tenants",
    write: "Restores in tenants that allow it",
    delegated: "Reads in the name of a person who signs in",
  },
  signInTitle: "Sign-in",
  signInText:
    "Every tenant that is connected through this app registration is read in the name of one account, and only where that account is let in. Its refresh token is encrypted and replaced at each use.",
  signIn: "Sign in at Microsoft",
  signInAgain: "Sign in again",
  signInStates: { ok: "Signed in", broken: "Signed out: somebody has to sign in again" },
  signedInAt: "Since",
  rotatedAt: "Token replaced",
  redirectTitle: "Redirect URI",
  redirectText:
    "Microsoft sends the browser back to this address. Add it to the app registration in Entra ID, as platform “Web”, and set the supported account types to any organisational directory.",
  copyRedirect: "Copy redirect URI",
  save: "Save",
  added: (name: string) => `${name} was added`,
  columns: {
    name: "Name",
    purpose: "Purpose",
    clientId: "Application ID",
    expiry: "Expiry",
    tenants: "Tenants",
  },
  tenants: (count: number) => counted(count, "tenant"),
  credential: "Credential",
  tenantsTitle: "Tenants that use it",
  noTenants: "No tenant is connected through it yet. Choose it when you add a tenant.",
  renameTitle: "Name",
  renamed: "The name was changed",
  replaceText: (tenants: number) =>
    tenants === 0
      ? "No tenant uses it yet, so that the new credential cannot be proved before it is stored."
      : `The new credential is proved in the tenants first, and then used for ${counted(tenants, "tenant")}. If it does not work, the present one stays.`,
  deleteTitle: "Delete app registration",
  deleteText: "Removes its credential from Plumbline. Nothing in Entra ID is touched.",
  deleteInUse: (tenants: number) =>
    `${counted(tenants, "tenant")} ${tenants === 1 ? "is" : "are"} connected through it. Give them another connection first.`,
  deleteButton: "Delete…",
  deleteConfirm: (name: string) => `Delete ${name}?`,
  deleteSubmit: "Delete",
  deleted: (name: string) => `${name} was deleted`,
};
