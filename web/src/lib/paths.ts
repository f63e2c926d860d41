/** The one place that knows the addresses of the pages. */
export const paths = {
  portfolio: () => "/",
  setup: () => "/setup",
  signIn: (returnTo?: string) =>
    returnTo && returnTo !== "/" ? `/sign-in?return=${encodeURIComponent(returnTo)}` : "/sign-in",
  addTenant: () => "/tenants/new",
  tenant: (tenant: string) => `/tenants/${encodeURIComponent(tenant)}`,
  tenantSettings: (tenant: string) => `${paths.tenant(tenant)}/settings`,
  appRegistrations: () => "/settings/app-registrations",
  appRegistration: (id: string) => `${paths.appRegistrations()}/${encodeURIComponent(id)}`,
  area: (tenant: string, area: string) => `${paths.tenant(tenant)}/areas/${encodeURIComponent(area)}`,
  resource: (tenant: string, area: string, resource: string, view?: "live" | "baseline" | "history") =>
    `${paths.area(tenant, area)}/resources/${encodeURIComponent(resource)}${view ? `?view=${view}` : ""}`,
  drifts: (filter: Record<string, string> = {}) => {
    const query = new URLSearchParams(filter).toString();
    return query ? `/drifts?${query}` : "/drifts";
  },
  collectors: () => "/collectors",
  newCollector: (copyOf?: string) =>
    copyOf ? `/collectors/new?copy=${encodeURIComponent(copyOf)}` : "/collectors/new",
  collector: (collector: string) => `/collectors/${encodeURIComponent(collector)}`,
  drift: (drift: string) => `/drifts/${encodeURIComponent(drift)}`,
};

/** A return address is followed only inside this app. */
export function safeReturnPath(candidate: string | null): string {
  const inside = candidate?.startsWith("/") && !candidate.startsWith("//") && !candidate.includes("\\");
  return candidate && inside && !candidate.startsWith("/sign-in") ? candidate : paths.portfolio();
}
