import { counted } from "@/ui/words";

export const strings = {
  portfolio: "Portfolio",
  loadingTitle: "Tenant",
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
  next: "Next",
  notPlanned: "none planned",
  progressTitle: "Sync",
  progress: (done: number, total: number) => `${done} of ${counted(total, "area")} read`,
  jobStates: { queued: "Waiting", running: "Reading…", done: "Done" },
  jobBy: {
    person: "asked for by a person",
    schedule: "by schedule",
    command: "by command",
    demo: "by the demo",
  },
  columns: {
    area: "Area",
    collection: "Last read",
    when: "When",
    resources: "Resources",
    drifts: "Open drifts",
    baseline: "Baseline",
  },
  never: "Not read yet",
  held: "Held: everything vanished at once; read again to confirm",
  lastComplete: "last complete",
  noBaseline: "No baseline",
  baseline: (version: number) => `Version ${version}`,
  emptyTitle: "Nothing was read yet",
  emptyText: "Start the first sync. It reads each area that the connection has permission for.",
  firstBaselineTitle: "Agree on a state",
  firstBaselineText:
    "The tenant was read, but no area has a baseline, so nothing can drift yet. Capture the live state if it is as it should be.",
};
