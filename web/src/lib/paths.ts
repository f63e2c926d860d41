/** The one place that knows the addresses of the pages. */
export const paths = {
  portfolio: (filter: Record<string, string> = {}) => {
    const query = new URLSearchParams(filter).toString();
    return query ? `/?${query}` : "/";
  },
  setup: () => "/setup",
  signIn: (returnTo?: string) =>
    returnTo && returnTo !== "/" ? `/sign-in?return=${encodeURIComponent(returnTo)}` : "/sign-in",
  addTenant: () => "/tenants/new",
  tenant: (tenant: string) => `/tenants/${encodeURIComponent(tenant)}`,
  tenantSettings: (tenant: string) => `${paths.tenant(tenant)}/settings`,
  writeAccess: (tenant: string) => `${paths.tenant(tenant)}/write-access`,
  appRegistrations: () => "/settings/app-registrations",
  appRegistration: (id: string) => `${paths.appRegistrations()}/${encodeURIComponent(id)}`,
  retention: () => "/settings/retention",
  users: () => "/settings/users",
  user: (user: string) => `${paths.users()}/${encodeURIComponent(user)}`,
  apiTokens: () => "/settings/api-tokens",
  account: () => "/account",
  audit: () => "/settings/audit",
  auditHeads: () => "/api/v1/audit/heads?limit=1000",
  auditExport: (format: string, filter: object) => {
    const given = Object.entries(filter).filter(([, value]) => value !== "");
    return `/api/v1/audit/export?${new URLSearchParams([["format", format], ...given])}`;
  },
  server: () => "/settings/server",
  branding: () => "/settings/branding",
  area: (tenant: string, area: string) => `${paths.tenant(tenant)}/areas/${encodeURIComponent(area)}`,
  baseline: (tenant: string, area: string) => `${paths.area(tenant, area)}/baseline`,
  baselineExport: (tenant: string, area: string) =>
    `/api/v1/tenants/${encodeURIComponent(tenant)}/areas/${encodeURIComponent(area)}/baseline/export`,
  compareTenants: (tenant: string, area: string, other?: string) =>
    `${paths.area(tenant, area)}/compare${other ? `?with=${encodeURIComponent(other)}` : ""}`,
  resource: (tenant: string, area: string, resource: string, view?: "live" | "baseline" | "history") =>
    `${paths.area(tenant, area)}/resources/${encodeURIComponent(resource)}${view ? `?view=${view}` : ""}`,
  resourceAt: (tenant: string, area: string, resource: string, at: string) =>
    `${paths.resource(tenant, area, resource, "history")}&at=${encodeURIComponent(at)}`,
  drifts: (filter: Record<string, string> = {}) => {
    const query = new URLSearchParams(filter).toString();
    return query ? `/drifts?${query}` : "/drifts";
  },
  schemaNotices: () => "/schema-notices",
  collectors: () => "/collectors",
  newCollector: (copyOf?: string) =>
    copyOf ? `/collectors/new?copy=${encodeURIComponent(copyOf)}` : "/collectors/new",
  collector: (collector: string) => `/collectors/${encodeURIComponent(collector)}`,
  acceptances: () => "/acceptances",
  ignoreRules: () => "/ignore-rules",
  newIgnoreRule: (from: Record<string, string> = {}) => {
    const query = new URLSearchParams(from).toString();
    return query ? `/ignore-rules/new?${query}` : "/ignore-rules/new";
  },
  ignoreRule: (rule: string) => `/ignore-rules/${encodeURIComponent(rule)}`,
  signInSettings: () => "/settings/sign-in",
  tenantGroups: () => "/settings/tenant-groups",
  plans: (filter: Record<string, string> = {}) => {
    const query = new URLSearchParams(filter).toString();
    return query ? `/plans?${query}` : "/plans";
  },
  plan: (plan: string) => `/plans/${encodeURIComponent(plan)}`,
  planRequests: (plan: string, format: string) =>
    `/api/v1/plans/${encodeURIComponent(plan)}/requests?${new URLSearchParams({ format })}`,
  restoreSettings: (tenant: string) => `${paths.tenant(tenant)}/restore-settings`,
  automaticRestore: (tenant: string) => `${paths.tenant(tenant)}/automatic-restore`,
  drift: (drift: string) => `/drifts/${encodeURIComponent(drift)}`,
};

/** Leads to the identity provider, and from there back to a page of the app. */
export function providerSignInAddress(target: string): string {
  return `/api/v1/auth/login?${new URLSearchParams({ returnTo: target })}`;
}

export const PROVIDER_SIGN_OUT = "/api/v1/auth/logout";

/** A return address is followed only inside this app. */
export function safeReturnPath(candidate: string | null): string {
  const inside = candidate?.startsWith("/") && !candidate.startsWith("//") && !candidate.includes("\\");
  return candidate && inside && !candidate.startsWith("/sign-in") ? candidate : paths.portfolio();
}
