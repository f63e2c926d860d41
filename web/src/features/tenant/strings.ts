import { counted } from "@/ui/words";

export const strings = {
  portfolio: "Portfolio",
  loadingTitle: "Tenant",
  views: {
    areas: "Areas",
    overview: "Overview",
    permissions: "Permissions",
    activity: "Activity",
    restores: "Restore log",
    notes: "Notes",
  },
  notes: "Notes",
  noNotes: "Nothing is written down yet: whom to call, when changes are allowed, what is going on.",
  note: "Note",
  addNote: "Add note",
  noteAdded: "Note added",
  removeNoteOf: (author: string) => `Remove the note of ${author}`,
  removeNoteTitle: "Remove this note?",
  removeNote: "Remove",
  noteRemoved: "Note removed",
  nothingToRestore: "Nothing of this tenant is drifted",
  viewsLabel: "Views of this tenant",
  sync: "Sync now",
  syncing: "Syncing…",
  syncStarted: "Sync started",
  captureAll: "Capture baseline for all areas",
  captureAllText: (name: string) =>
    `The state of ${name} as it was last read becomes the agreed one, in every area that was read completely. Open drifts of areas that have a baseline are resolved by this.`,
  capture: "Capture",
  captured: (areas: number) => `Baseline captured for ${counted(areas, "area")}`,
  skipped: (count: number) => `${counted(count, "area")} skipped`,
  settings: "Connection and settings",
  credentialExpired: "The credential of this tenant has expired. Nothing can be read until it is replaced.",
  credentialEnds: (days: number) =>
    days < 1
      ? "The credential of this tenant ends within a day."
      : `The credential of this tenant ends in ${counted(days, "day")}.`,
  replaceCredential: "Replace the credential",
  cards: {
    state: "State",
    drifts: "Open drifts",
    coverage: "Areas read",
    baselines: "Areas with a baseline",
    sync: "Last sync",
  },
  of: (total: number) => `of ${counted(total, "area")}`,
  coverage: (total: number, off: number) =>
    off > 0
      ? `of ${total.toLocaleString("en-GB")} switched on, ${off.toLocaleString("en-GB")} off`
      : `of ${counted(total, "area")}`,
  next: "Next",
  notPlanned: "none planned",
  progressTitle: "Sync",
  progress: (done: number, total: number) => `${done} of ${counted(total, "area")} read`,
  progressList: "Areas under way and areas that were not read completely",
  jobStates: { queued: "Waiting", running: "Reading…", done: "Done" },
  jobBy: {
    person: "asked for by a person",
    schedule: "by schedule",
    command: "by command",
    demo: "by the demo",
  },
};

export const areaStrings = {
  filters: "Filter areas",
  search: "Search in areas and permissions",
  state: "State",
  workload: "Workload",
  all: "All",
  columns: {
    on: "Read",
    area: "Area",
    access: "State",
    collection: "Last read",
    drifts: "Open drifts",
    baseline: "Baseline",
  },
  switchLabel: (area: string) => `Read ${area}`,
  backToDefault: (on: boolean) =>
    on ? "Back to the default, which is on" : "Back to the default, which is off",
  missing: "Missing",
  needs: "Needs",
  plan: "a licence with this feature",
  plansTitle: (plans: readonly string[]) => `Any one of these service plans suffices: ${plans.join(", ")}`,
  offByDefault: "Niche or heavy, so off until somebody switches it on",
  optIn: "Costs many requests, or needs a permission that most would not grant",
  notWatched: (drifts: number) =>
    `Not watched any more: ${counted(drifts, "open drift")} ${drifts === 1 ? "stays as it is" : "stay as they are"}`,
  grant: "How to grant",
  grantWriting: "How to allow restoring",
  resources: (count: number) => counted(count, "resource"),
  never: "Not read yet",
  held: "Held: everything vanished at once; read again to confirm",
  lastComplete: "last complete",
  noBaseline: "No baseline",
  baseline: (version: number) => `Version ${version}`,
  counts: {
    total: (count: number) => counted(count, "area"),
    on: (count: number) => `${count} on`,
    locked: (count: number) => `${count} locked`,
    notLicensed: (count: number) => `${count} not licensed`,
    gaps: (count: number) => `${count} not read completely`,
    drifts: (count: number) => counted(count, "open drift"),
  },
  switchOn: "Switch all on",
  switchOff: "Switch all off",
  switchDefault: "All by default",
  more: (title: string) => `Switch the areas of ${title}`,
  switched: (changed: number) =>
    changed === 0 ? "Nothing to change" : `${counted(changed, "area")} switched`,
  shown: (count: number, total: number) => `${count} of ${counted(total, "area")} shown`,
  switchShownOn: "Switch these on",
  switchShownOff: "Switch these off",
  noMatchTitle: "No area matches",
  noMatchText: "Take the search or a filter away to see more.",
  clear: "Clear the filters",
  expandAll: "Expand all",
  collapseAll: "Collapse all",
};

export const grantStrings = {
  title: (what: string) => `Grant what ${what} needs`,
  allTitle: "Grant what is missing",
  intro:
    "Add these application permissions of Microsoft Graph to the app registration and give admin consent. The next sync takes them up.",
  copy: "Copy permissions",
  commands: "With the Azure CLI",
  copyCommands: "Copy commands",
  manifest: "In the manifest of the app registration",
  copyManifest: "Copy manifest",
  close: "Close",
};

export const permissionStrings = {
  title: "What the connection may do",
  check: "Check again",
  checked: "Last checked",
  never: "The connection was not looked at yet. Check it to see what it may do.",
  missing: (count: number) => `${counted(count, "permission")} missing for areas that are switched on`,
  missingForLogs: "To know who changed something, let the audit logs be read",
  nothingMissing: "Nothing is missing for the areas that are switched on.",
  unneededTitle: "Granted, but not needed",
  unneededText: "Take away what nothing needs: whoever gets hold of the credential can do all of it.",
  noneUnneeded: "Every permission that was granted is needed.",
  columns: { permission: "Permission", allows: "With it the application can", risk: "Risk" },
  risk: "Can change the tenant",
  reads: "Reads only",
  elsewhereTitle: "Granted on other services",
  elsewhereText: "Plumbline speaks to Microsoft Graph alone, so it uses none of these.",
  elsewhere: (service: string, count: number) => `${service}: ${counted(count, "permission")}`,
  licencesGap: "It is not known which licences the tenant has:",
};

export const insightStrings = {
  title: "The tenant in figures",
  refresh: "Read the figures now",
  refreshed: "The figures were read",
  collected: "Last read",
  of: (total: string) => `of ${total}`,
  gaps: {
    noPermission: "Not permitted",
    notLicensed: "Not licensed",
    failed: "Could not be read",
    notRead: "Not read yet",
  },
  lastKnown: "Last known",
  history: (title: string, days: number) => `${title} over ${counted(days, "day")}`,
  expired: (count: number) => `${count} ended within the last 30 days`,
  administrators: (without: number, all: number) =>
    without === 0
      ? `All ${counted(all, "administrator")} included`
      : `${without} of ${counted(all, "administrator")} without a second factor`,
  credentialsTitle: "Credentials of app registrations",
  credentialsEmpty: "No credential ends within 30 days.",
  credentialColumns: { application: "Application", kind: "Credential", ends: "Ends" },
  credentialKinds: { secret: "Secret", certificate: "Certificate" },
  ended: "Ended",
  endsSoon: "Ends soon",
  licencesTitle: "Licences",
  licencesEmpty: "The tenant has no subscription.",
  licenceColumns: { product: "Product", used: "Assigned", state: "State" },
  licenceStates: {
    Enabled: "In force",
    Warning: "In its period of grace",
    Suspended: "Suspended",
    Deleted: "Deleted",
    LockedOut: "Locked out",
  },
};

export const activityStrings = {
  eventsTitle: "Permissions, licences and connection",
  eventsEmpty: "No permission, licence or connection has come or gone since Plumbline began to watch.",
  events: {
    permissionLost: "Permission lost",
    permissionGained: "Permission granted",
    licenceLost: "Licence ended",
    licenceGained: "Licence added",
    connectionBroken: "Connection broken",
    disconnected: "Disconnected",
    automaticRestorePaused: "Automatic restore paused",
    automaticRestoreStopped: "Automatic restore stopped for a resource",
    automaticRestoreNeedsPerson: "Automatic restore asks for a person",
  },
  concerns: (areas: readonly string[]) => `Concerns ${areas.join(", ")}`,
  concernsMany: (areas: readonly string[], more: number) => `Concerns ${areas.join(", ")} and ${more} more`,
  concernsNone: "Concerns no area",
  older: "Show older ones",
  budgetTitle: "Budget of requests",
  budgetText:
    "How much of Microsoft's limits is in use at the moment. Plumbline waits before it would be refused.",
  budgetColumns: { family: "Service", used: "In use", waits: "Waits", throttled: "Refusals" },
  used: (used: number, limit: number, seconds: number) =>
    `${used.toLocaleString("en-GB")} of ${limit.toLocaleString("en-GB")} in ${seconds} s`,
  budgetEmpty: "Nothing was asked since the server started.",
};
