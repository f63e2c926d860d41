import { exactTime } from "@/lib/time";
import { counted } from "@/ui/words";

const requests = (count: number) => counted(count, "request");

export const strings = {
  title: "Plans",
  description: "What would bring tenants back to what was agreed. Nothing is sent before it is approved.",
  filters: "Filter plans",
  tenant: "Tenant",
  state: "State",
  all: "All",
  table: "Plans",
  shown: (count: number, more: boolean) => `${counted(count, "plan")}${more ? " so far" : ""}`,
  columns: { plan: "Plan", tenant: "Tenant", state: "State", notes: "Review", made: "Made", end: "Ends" },
  emptyTitle: "No plan yet",
  emptyText:
    "Choose what drifted in the inbox, or open a tenant, an area or a resource, and press “Plan a restore”.",
  toInbox: "Go to the drift inbox",
  noMatchTitle: "No plan matches the filter",
  noMatchText: "Take a filter away to see more.",
  clearFilter: "Clear the filter",
  madeBy: (author: string) => `by ${author}`,
  byPolicy: "by policy",
  inAreas: (titles: readonly string[], more: number) =>
    more > 0 ? `${titles.join(", ")} and ${more} more` : titles.join(", "),
  requests,
  progress: (done: number, all: number) => `${done} of ${requests(all)} done`,
  noNotes: "No objections",

  loadingTitle: "Plan",
  titleOf: (purpose: string, tenant: string) => `${purpose} in ${tenant}`,
  nothingPlanned: "There is nothing to send",
  kinds: {
    update: (count: number) => counted(count, "change"),
    create: (count: number) => `${counted(count, "resource")} made anew`,
    revive: (count: number) => `${counted(count, "resource")} brought back`,
    delete: (count: number) => counted(count, "deletion"),
  },

  actions: {
    approve: "Approve…",
    apply: "Apply…",
    cancel: "Cancel plan",
    undo: "Plan the undo",
    renew: "Make a new plan",
    look: "Look again",
  },
  stop: "Stop after this step",
  whyNotApprove: "Only a plan without a fatal note can be approved",
  whyNoneChosen: "Tick at least one request",
  whyNotWritable: "Plumbline has no write access to this tenant",

  approveTitle: (count: number) => `Approve ${requests(count)}`,
  approveText: (until: string) =>
    `Says that exactly these requests may be sent until ${exactTime(until)}. Nothing is sent by this.`,
  approvePart: (chosen: number, all: number) =>
    `You approve ${chosen} of ${requests(all)}. The others are left out for good.`,
  readNotes: (count: number) =>
    `I have read ${count === 1 ? "the serious note" : `the ${count} serious notes`} of the review`,
  approveSubmit: "Approve",
  approved: "The plan is approved",

  applyTitle: (tenant: string) => `Change ${tenant} now`,
  applyText: (tenant: string) =>
    `Each resource is read once more before it is written. If somebody changed it since, nothing is sent to ${tenant}.`,
  applyHighRisk: (count: number) => `${requests(count)} ${count === 1 ? "is" : "are"} of high risk.`,
  applyDeletes: "These are deleted:",
  typeTenant: (name: string) => `Type ${name} to go on`,
  applySubmit: (count: number) => `Send ${requests(count)}`,
  applying: "The plan is being sent",

  cancelTitle: "Cancel the plan",
  cancelText: "Nothing of it was sent, and nothing will be. A new plan can be made at any time.",
  stopTitle: "Stop the plan",
  stopText:
    "The request under way is finished, and no other is begun. What was sent stays, and can be undone by a plan.",
  cancelSubmit: "Cancel the plan",
  stopSubmit: "Stop",
  cancelled: "The plan is cancelled",
  stopping: "The plan stops after the request under way",

  banners: {
    fatal: {
      title: "This plan cannot be approved",
      text: "The review found something that forbids it. The notes below say what, and the way out.",
    },
    nothing: {
      title: "There is nothing to send",
      text: "Nothing of what was chosen can be written back. Below stands why, for each drift.",
    },
    proposed: (until: string) => ({
      title: "Waits for approval",
      text: `Nothing was sent. An approver can let it through until ${exactTime(until)}.`,
    }),
    approved: (people: string, until: string) => ({
      title: `Approved by ${people}`,
      text: `Nothing was sent yet. It can be applied until ${exactTime(until)}.`,
    }),
    applying: {
      title: "Being sent",
      text: "Step by step, and each one is stored before and after. It goes on when you leave this page.",
    },
    throttled: (until: string) => ({
      title: "Microsoft asked to wait",
      text: `It goes on by itself at ${exactTime(until)}. Nothing is lost.`,
    }),
    verifying: (until: string) => ({
      title: "Everything was sent",
      text: `Microsoft takes some minutes to show a change everywhere. It is read back until it holds, at the latest until ${exactTime(until)}. Your own change raises no alarm meanwhile.`,
    }),
    restored: (done: number) => ({
      title: done === 1 ? "The request holds" : `All ${requests(done)} hold`,
      text: "What was written was read back and is as it was planned.",
    }),
    incomplete: "The plan is incomplete",
    incompleteText: (counts: readonly string[]) =>
      counts.length > 0 ? `${counts.join(", ")}. Each says below what happened.` : "",
    outdated: {
      title: "The tenant changed before anything was sent",
      text: "Nothing was sent. Make a new plan, which starts from what is there now.",
    },
    cancelled: (done: number) => ({
      title: "Cancelled",
      text:
        done === 0
          ? "Nothing of it was sent."
          : `${requests(done)} had been sent and ${done === 1 ? "stays" : "stay"}.`,
    }),
    expired: {
      title: "Expired",
      text: "Nobody applied it in time, and what it saw is old by now. Nothing was sent. Make a new plan.",
    },
  },
  counts: {
    refused: (count: number) => `${count} refused`,
    unclear: (count: number) => `${count} unclear`,
    cameBack: (count: number) => `${count} came back`,
    pending: (count: number) => `${count} not verified`,
    cancelled: (count: number) => `${count} never sent`,
  },
  dryRunTitle: "Dry run",
  dryRunText: (tenant: string) =>
    `Plumbline has no write access to ${tenant}, so it cannot send this plan. Allow it, or send the requests below by hand.`,
  toWriteAccess: "Write access",
  missingTitle: "Permissions are missing",
  missingText: (permissions: readonly string[]) => `To apply this plan, grant ${permissions.join(", ")}.`,

  progressLabel: "Progress",
  notes: "Notes of the review",
  notesNone: "The review found nothing to object to.",
  wayOut: "Way out",
  concerns: (numbers: readonly number[]) =>
    `${numbers.length === 1 ? "Request" : "Requests"} ${numbers.join(", ")}`,

  operations: "What will be sent",
  operationsEnded: "What was planned",
  wave: (number: number, count: number) => `Wave ${number}: ${requests(count)}`,
  waveHint: "Requests of one wave do not need one another. The next wave begins when they are done.",
  choose: (number: number) => `Approve request ${number}`,
  chooseAll: "Tick all",
  chooseNone: "Tick none",
  chosen: (count: number, all: number) => `${count} of ${requests(all)} ticked`,
  number: (number: number) => `Request ${number}`,
  details: "Details",
  detailsOf: (number: number) => `Details of request ${number}`,
  now: "Now",
  before: "Before",
  after: "After",
  willBeAdded: "Is added",
  willBeRemoved: "Is removed",
  comesBack: "What is made",
  goes: "What is deleted",
  exactRequest: "Exact request",
  needs: (numbers: readonly number[]) =>
    `Waits for ${numbers.length === 1 ? "request" : "requests"} ${numbers.join(", ")}`,
  undocumented: "Microsoft documents this request nowhere.",
  drifts: "Because of",
  drift: (index: number) => `drift ${index}`,
  status: (status: number) => `HTTP ${status}`,
  requestId: (id: string) => `Request ID ${id}`,
  created: (id: string) => `New ID ${id}`,
  cameBack: "Came back: this is what was read after the change",
  expected: "Written",
  found: "Read back",
  verifyUntil: (until: string) => `Read back until ${exactTime(until)}`,
  approvedBy: (people: string) => `Approved by ${people}`,
  policy: "policy",

  leftOut: "Left out",
  leftOutText: "These drifts, or parts of them, are not undone by this plan.",
  leftOutColumns: { what: "What", why: "Why not" },
  wholeResource: "The whole resource",

  requestsTitle: "The exact requests",
  requestsText:
    "For those who look closely, and for doing it by hand. Secrets are left out. Ids of resources that do not exist yet are filled in from the answers.",
  formats: { json: "JSON", curl: "curl", powershell: "PowerShell" } as const,
  formatsLabel: "Format",
  show: "Show the requests",
  hide: "Hide the requests",
  copy: "Copy",
  download: "Download",

  facts: "Facts",
  fact: {
    state: "State",
    purpose: "Purpose",
    made: "Made",
    expires: "Expires",
    started: "Started",
    ended: "Ended",
    surprise: "On surprise",
    hash: "Hash",
    undoes: "Undoes",
    undoneBy: "Undone by",
    renews: "Replaces",
    renewedBy: "Replaced by",
  },
  surprises: { stop: "Stops there", goOn: "Goes on with what does not depend on it" },
  anotherPlan: "another plan",
  bases: "What it is based on",
  basis: (collected: string, version: number) =>
    `Read completely on ${exactTime(collected)}, against version ${version} of the baseline`,
  basisRead: (read: string) => `Its resources were read once more on ${exactTime(read)}`,
};
