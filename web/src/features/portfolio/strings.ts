import { counted } from "@/ui/words";

export const strings = {
  title: "Portfolio",
  description: (tenants: number) => `${counted(tenants, "tenant")}, the ones that need you first`,
  addTenant: "Add tenant",
  syncAll: "Sync all",
  syncsStarted: (count: number) => `Sync of ${counted(count, "tenant")} started`,
  emptyTitle: "Connect the first tenant",
  emptyText:
    "Plumbline reads the configuration of a Microsoft 365 tenant through an app registration that may only read. Have the tenant ID, the application ID and a client secret at hand; the next page tests them before anything is stored.",
  cards: {
    drifts: "Open drifts",
    attention: "Tenants with drift",
    baselines: "Areas with a baseline",
    gaps: "Areas that could not be read",
  },
  cardNotes: {
    drifts: "Over all tenants",
    attention: (total: number) => `of ${counted(total, "tenant")}`,
    baselines: (total: number) => `of ${counted(total, "area")}`,
    gaps: "Failed, partial or without permission",
  },
  tableTitle: "Tenants",
  filter: "Filter by name",
  columns: {
    tenant: "Tenant",
    state: "State",
    drifts: "Open drifts",
    coverage: "Areas read",
    baselines: "Baselines",
    lastSync: "Last sync",
    actions: "Actions",
  },
  sync: "Sync",
  syncOf: (name: string) => `Sync ${name}`,
  syncStarted: (name: string) => `Sync of ${name} started`,
  paused: "Paused",
  notConnected: "Not connected",
  noMatch: "No tenant has this name.",
};
