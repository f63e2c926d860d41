import { counted } from "@/ui/words";

export const strings = {
  plan: "Plan a restore",
  planTitle: (tenants: number) => (tenants === 1 ? "Plan a restore" : `Plan a restore in ${tenants} tenants`),
  planText:
    "Reads what is there now and lists the exact requests that would bring back what was agreed. Nothing is sent: a person approves the plan first.",
  planEach: (tenants: number) => `Each of the ${tenants} tenants gets a plan of its own.`,
  onSurprise: "When Microsoft answers something unexpected",
  surprises: [
    { value: "stop", text: "Stop there and send nothing more" },
    { value: "goOn", text: "Go on with what does not depend on it" },
  ] as const,
  make: "Make the plan",
  makeMany: (plans: number) => `Make ${counted(plans, "plan")}`,
  madeTitle: "Plans that were made",
  madeFor: (tenant: string) => `Plan for ${tenant}`,
  notMadeFor: (tenant: string) => `No plan for ${tenant}`,
  close: "Close",
  nothingOpen: "There is no open drift to restore here",
  deletionsOnly: "What is unexpected is removed by a plan of its own: plan the deletion",

  deletion: "Plan the deletion…",
  deletionTitle: (count: number) => `Plan the deletion of ${counted(count, "resource")}`,
  deletionText:
    "Nobody agreed to these resources. The plan lists the requests that delete them, and nothing else. Nothing is sent before a person approves it, and what is deleted may not come back.",
  moreResources: (count: number) => `and ${counted(count, "more", "more")}`,
  typeTenant: (name: string) => `Type ${name} to go on`,
  deletionSubmit: "Plan the deletion",
  oneTenant: "Choose drifts of one tenant: a deletion is planned for one at a time",

  log: "Restore log",
  logEmptyTitle: "Nothing was written yet",
  logEmptyText: "Each request that a plan sends is told here, with who asked for it and who approved it.",
  logColumns: {
    what: "What was sent",
    resource: "Resource",
    who: "Asked and approved",
    answer: "Answer",
    verified: "Read back",
    when: "When",
  },
  body: "What was sent",
  askedBy: (author: string) => `asked by ${author}`,
  approvedBy: (people: string) => `approved by ${people}`,
  policy: "policy",
  status: (status: number) => `HTTP ${status}`,
  request: (id: string) => `Request ${id}`,
  clientRequest: (id: string) => `Our request ${id}, which Microsoft did not answer`,
  older: "Show older requests",
};
