import { counted } from "@/ui/words";

export const words = {
  portfolio: "Portfolio",
  returnTitle: "Back from Microsoft",
  checking: "Signing in to the tenant, to see that it let Plumbline in…",
  nothing: "There is nothing to go on with",
  nothingText:
    "Microsoft’s answer counts once and is not here any more. Begin again from the page that connects.",
  refusedText:
    "Where Microsoft refuses the client secret or the certificate, open the app registration and enter its credential anew; then begin again.",
  toApps: "Open the app registrations",
  again: "Begin again",
  connected: (name: string) => `${name} is connected`,
  connectedText: "Its first sync runs. Nothing can be changed in it: only reading was consented to.",
  reconnectedText: "It is read again from now on. What was known of it is still there.",
  openTenant: "Open the tenant",
  writable: "Writing was allowed",
  writableText: "What drifted can be restored by a plan that a person approves. Nothing was written by this.",
  openWrite: "See what it can do",
  signedIn: (account: string) => `${account} is signed in`,
  signedInText: "Tenants that let this account in can be connected through it now.",
  openApp: "Open the app registration",

  writeTitle: "Write access",
  settings: "Connection and settings",
  writeDescription:
    "Off until you allow it. Write access is a second application with its own consent; the connection that reads never uses it.",
  off: "Writing is off. Nothing in this tenant can be changed through Plumbline.",
  states: { ok: "Works", broken: "Broken" },
  checked: "Last checked",
  test: "Test again",
  remove: "Switch writing off…",
  removeTitle: "Switch writing off",
  removeText: (name: string) =>
    `Plumbline forgets the credential that writes to ${name}. Reading goes on. To take the consent back as well, delete the service principal in the tenant.`,
  removeSubmit: "Switch off",
  removed: "Writing is off",
  sharedBy: "Through the app registration",
  canDo: "What could be restored",
  canDoText: (open: number, all: number) =>
    `${open} of ${counted(all, "area")} can be restored with what is granted.`,
  areasLabel: "Areas that could be restored",
  columns: { area: "Area", workload: "Workload", permissions: "Permissions for it", granted: "Granted" },
  granted: "Granted",
  missing: (count: number) => `${counted(count, "permission")} missing`,
  byConsent: "Allow by consent",
  byConsentText:
    "An administrator of the tenant is asked by Microsoft for the permissions of the application that writes, and for nothing else.",
  byHand: "Allow by an application of the tenant",
  byHandText:
    "For an application that is registered in the tenant itself. It must be another one than that which reads. It is proved before it is stored.",
  allows: { action: "Allow writing", done: "Writing is allowed" },
};
