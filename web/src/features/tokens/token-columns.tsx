import { Button } from "@fluentui/react-components";
import type { ApiToken } from "@/api/types";
import type { DataColumn } from "@/ui/data-table";
import { Note } from "@/ui/note";
import { TimeText } from "@/ui/time-text";
import { words } from "./words";

interface TokenColumnsOptions {
  readonly tenantNames: ReadonlyMap<string, string>;
  readonly revoke: (token: ApiToken) => void;
}

export function tokenColumns({ tenantNames, revoke }: TokenColumnsOptions): readonly DataColumn<ApiToken>[] {
  const { name, power, tenants, ends, used, actions } = words.columns;
  return [
    { key: "name", title: name, width: "24%", render: (token) => token.name },
    { key: "power", title: power, width: "14%", render: (token) => words.powers.get(token.power) },
    {
      key: "tenants",
      title: tenants,
      width: "22%",
      render: (token) =>
        token.tenantIds?.map((id) => tenantNames.get(id) ?? words.unknownTenant).join(", ") ??
        words.allTenants,
    },
    { key: "ends", title: ends, width: "14%", render: (token) => <TimeText at={token.expiresAt} /> },
    {
      key: "used",
      title: used,
      width: "14%",
      render: (token) => (
        <>
          <TimeText at={token.lastUsedAt} missing={words.neverUsed} />
          {token.lastUsedAddress && <Note>{words.usedFrom(token.lastUsedAddress)}</Note>}
        </>
      ),
    },
    {
      key: "actions",
      title: <span className="visually-hidden">{actions}</span>,
      width: "12%",
      render: (token) => (
        <Button size="small" aria-label={words.revokeOf(token.name)} onClick={() => revoke(token)}>
          {words.revoke}
        </Button>
      ),
    },
  ];
}
