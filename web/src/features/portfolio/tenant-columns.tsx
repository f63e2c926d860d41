import type { Tenant } from "@/api/types";
import { paths } from "@/lib/paths";
import { totalCount } from "@/lib/severity";
import { tenantState } from "@/lib/tenant-state";
import { AppLink } from "@/ui/app-link";
import { ExpiryBadge } from "@/ui/credential/expiry-label";
import { WeakeningCount } from "@/ui/direction-label";
import { TenantStateLabel } from "@/ui/domain-labels";
import { SeverityCounts } from "@/ui/severity-counts";
import { StateLabel } from "@/ui/state-label";
import { TimeText } from "@/ui/time-text";
import type { VirtualColumn } from "@/ui/virtual-table";
import { strings } from "./strings";
import { SyncButton } from "./sync-button";
import { TenantTags } from "./tenant-tags";

export const tenantColumns: readonly VirtualColumn<Tenant>[] = [
  {
    key: "tenant",
    title: strings.columns.tenant,
    width: "minmax(110px, 2fr)",
    render: (tenant) => (
      <>
        <AppLink to={paths.tenant(tenant.id)} strong>
          {tenant.name}
        </AppLink>{" "}
        {tenant.connection && <ExpiryBadge credential={tenant.connection} />}
        {tenant.tags.length > 0 && <TenantTags tags={tenant.tags} />}
      </>
    ),
  },
  {
    key: "state",
    title: strings.columns.state,
    width: "minmax(104px, 1.2fr)",
    render: (tenant) => <TenantStateCell tenant={tenant} />,
  },
  {
    key: "drifts",
    title: strings.columns.drifts,
    width: "minmax(96px, 2fr)",
    render: (tenant) =>
      totalCount(tenant.summary.openDrifts) > 0 ? (
        <AppLink to={paths.drifts({ tenant: tenant.id, state: "open" })}>
          <SeverityCounts counts={tenant.summary.openDrifts} />{" "}
          <WeakeningCount count={tenant.summary.weakening} />
        </AppLink>
      ) : (
        <SeverityCounts counts={tenant.summary.openDrifts} />
      ),
  },
  {
    key: "managed",
    title: strings.columns.managed,
    width: "minmax(64px, 0.6fr)",
    render: ({ summary: { coverage } }) => (
      <span title={strings.managedOf(coverage.managed, coverage.total)}>
        {strings.managed(coverage.managed, coverage.total)}
      </span>
    ),
  },
  {
    key: "coverage",
    title: strings.columns.coverage,
    width: "minmax(58px, 0.6fr)",
    render: ({ summary }) => `${summary.areas.complete} / ${summary.areas.total}`,
  },
  {
    key: "lastComplete",
    title: strings.columns.lastComplete,
    width: "minmax(68px, 0.8fr)",
    render: ({ summary }) => <TimeText at={summary.lastCompleteAt} />,
  },
  {
    key: "credential",
    title: strings.columns.credential,
    width: "minmax(66px, 0.8fr)",
    render: ({ connection }) => <TimeText at={connection?.expiresAt} missing={strings.noEnd} />,
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
