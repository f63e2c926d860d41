const STORAGE_KEY = "plumbline.recent-tenants";
const KEPT = 8;

/** The tenants that were opened in this browser, the last one first. Ids alone are kept, no names. */
export function recentTenants(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter((id) => typeof id === "string").slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

export function rememberTenant(tenant: string): void {
  const others = recentTenants().filter((id) => id !== tenant);
  localStorage.setItem(STORAGE_KEY, JSON.stringify([tenant, ...others].slice(0, KEPT)));
}
