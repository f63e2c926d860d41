import type { AppRegistration } from "@/api/types";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { ExpiryLabel } from "@/ui/credential/expiry-label";
import type { DataColumn } from "@/ui/data-table";
import { wordOf } from "@/ui/words";
import { strings } from "./strings";

export const appRegistrationColumns: readonly DataColumn<AppRegistration>[] = [
  {
    key: "name",
    title: strings.columns.name,
    width: "24%",
    render: (one) => (
      <AppLink to={paths.appRegistration(one.id)} strong>
        {one.name}
      </AppLink>
    ),
  },
  {
    key: "purpose",
    title: strings.columns.purpose,
    width: "20%",
    render: (one) => wordOf(strings.purposes, one.purpose),
  },
  {
    key: "clientId",
    title: strings.columns.clientId,
    width: "28%",
    render: (one) => one.credential.clientId,
  },
  {
    key: "expiry",
    title: strings.columns.expiry,
    width: "16%",
    render: (one) => <ExpiryLabel credential={one.credential} />,
  },
  {
    key: "tenants",
    title: strings.columns.tenants,
    width: "12%",
    render: (one) => strings.tenants(one.tenantCount),
  },
];
