import { counted } from "@/ui/words";

export const strings = {
  title: "Schema notices",
  description:
    "Properties that Microsoft Graph added to everybody’s objects. They are held back and never raise drift by themselves.",
  emptyTitle: "Graph added nothing",
  emptyText:
    "When a new property shows up on most resources of an area at once, it is told here instead of raising a drift for each of them.",
  sentence: (path: string, area: string) => `Graph added ${path} to ${area}`,
  spread: (resources: number, tenants: number) =>
    `${counted(resources, "resource")} in ${counted(tenants, "tenant")} ${resources === 1 ? "shows" : "show"} it, and no baseline has it yet.`,
  columns: { tenant: "Tenant", resources: "Resources", seen: "First seen" },
  share: (resources: number, compared: number) => `${resources} of ${compared}`,
  tenants: (path: string) => `Tenants that show ${path}`,
  adopt: "Adopt into the baselines",
  adoptTitle: (path: string) => `Adopt ${path} into the baselines?`,
  adoptText: (tenants: number) =>
    `A new baseline version in ${counted(tenants, "tenant")} takes the value that each resource has now. From then on a change of it is drift.`,
  adoptSubmit: "Adopt",
  adopted: (tenants: number) => `Adopted in ${counted(tenants, "tenant")}`,
  dismiss: "Treat it as drift",
  dismissTitle: (path: string) => `Treat ${path} as drift?`,
  dismissText: (resources: number) =>
    `${counted(resources, "resource")} will show a drift at this property until it is reverted, accepted or part of the baseline.`,
  dismissSubmit: "Treat as drift",
  dismissed: (tenants: number) => `Compared again in ${counted(tenants, "tenant")}`,
  noticed: "Noticed",
  states: {
    adopted: (by: string) => `Adopted by ${by}`,
    dismissed: (by: string) => `Treated as drift since ${by} said so`,
  },
};
