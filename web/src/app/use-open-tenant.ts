import { useEffect } from "react";
import { useMatch } from "react-router";
import { rememberTenant } from "@/lib/recent-tenants";

/** The tenant that the page is about, by the address. */
export function useOpenTenant(): string | undefined {
  const tenant = useMatch("/tenants/:tenantId/*")?.params.tenantId;
  return tenant === "new" ? undefined : tenant;
}

/** Remembers which tenants are opened. */
export function useRememberedTenants(): void {
  const tenant = useOpenTenant();
  useEffect(() => {
    if (tenant) rememberTenant(tenant);
  }, [tenant]);
}
