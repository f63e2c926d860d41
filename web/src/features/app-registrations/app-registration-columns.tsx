import type { AppRegistration } from "@/api/types";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { ExpiryLabel } from "@/ui/credential/expiry-label";
import type { DataColumn } from "@/ui/data-table";
import { strings } from "./strings";

export const appRegistrationColumns: readonly DataColumn<AppRegistration>[] = [
  {
    key: "name",
    title: strings.columns.name,
    width: "30%",
    render: (one) => (
      <AppLink to={paths.appRegistration(one.id)} strong>
        {one.name}
      </AppLink>
    ),
  },
  {
    key: "clientId",
    title: strings.columns.clientId,
    width: "36%",
    render: (one) => one.credential.clientId,
  },
  {
    key: "expiry",
    title: strings.columns.expiry,
    width: "20%",
    render: (one) => <ExpiryLabel credential={one.credential} />,
  },
  {
    key: "tenants",
    title: strings.columns.tenants,
    width: "14%",
    render: (one) => strings.tenants(one.tenantCount),
  },
];
