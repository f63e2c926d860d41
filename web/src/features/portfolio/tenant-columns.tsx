import type { Tenant } from "@/api/types";
import { paths } from "@/lib/paths";
import { totalCount } from "@/lib/severity";
import { tenantState } from "@/lib/tenant-state";
import { AppLink } from "@/ui/app-link";
import { ExpiryBadge } from "@/ui/credential/expiry-label";
import { TenantStateLabel } from "@/ui/domain-labels";
import { SeverityCounts } from "@/ui/severity-counts";
import { StateLabel } from "@/ui/state-label";
import { TimeText } from "@/ui/time-text";
import type { VirtualColumn } from "@/ui/virtual-table";
import { strings } from "./strings";
import { SyncButton } from "./sync-button";

export const tenantColumns: readonly VirtualColumn<Tenant>[] = [
  {
    key: "tenant",
    title: strings.columns.tenant,
    width: "minmax(120px, 2fr)",
    render: (tenant) => (
      <>
        <AppLink to={paths.tenant(tenant.id)} strong>
          {tenant.name}
        </AppLink>{" "}
        {tenant.connection && <ExpiryBadge credential={tenant.connection} />}
      </>
    ),
  },
  {
    key: "state",
    title: strings.columns.state,
    width: "minmax(116px, 1.2fr)",
    render: (tenant) => <TenantStateCell tenant={tenant} />,
  },
  {
    key: "drifts",
    title: strings.columns.drifts,
    width: "minmax(104px, 2fr)",
    render: (tenant) =>
      totalCount(tenant.summary.openDrifts) > 0 ? (
        <AppLink to={paths.drifts({ tenant: tenant.id, state: "open" })}>
          <SeverityCounts counts={tenant.summary.openDrifts} />
        </AppLink>
      ) : (
        <SeverityCounts counts={tenant.summary.openDrifts} />
      ),
  },
  {
    key: "coverage",
    title: strings.columns.coverage,
    width: "minmax(52px, 0.7fr)",
    render: ({ summary }) => `${summary.areas.complete} / ${summary.areas.total}`,
  },
  {
    key: "baselines",
    title: strings.columns.baselines,
    width: "minmax(68px, 0.7fr)",
    render: ({ summary }) => `${summary.baselines} / ${summary.areas.total}`,
  },
  {
    key: "lastSync",
    title: strings.columns.lastSync,
    width: "minmax(76px, 1fr)",
    render: ({ summary }) => <TimeText at={summary.lastSyncAt} />,
  },
  {
    key: "actions",
    title: <span className="visually-hidden">{strings.columns.actions}</span>,
    width: "66px",
    render: (tenant) => <SyncButton tenant={tenant} />,
  },
];

function TenantStateCell({ tenant }: { tenant: Tenant }) {
  if (!tenant.enabled) return <StateLabel tone="paused" text={strings.paused} />;
  if (!tenant.connection) return <StateLabel tone="quiet" text={strings.notConnected} />;
  return <TenantStateLabel state={tenantState(tenant.summary)} />;
}
