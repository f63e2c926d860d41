import type { TenantArea } from "@/api/types";
import { paths } from "@/lib/paths";
import { totalCount } from "@/lib/severity";
import { AppLink } from "@/ui/app-link";
import type { DataColumn } from "@/ui/data-table";
import { CollectionLabel } from "@/ui/domain-labels";
import { Note } from "@/ui/note";
import { SeverityCounts } from "@/ui/severity-counts";
import { StateLabel } from "@/ui/state-label";
import { TimeText } from "@/ui/time-text";
import { strings } from "./strings";

export function areaColumns(tenant: string): DataColumn<TenantArea>[] {
  return [
    {
      key: "area",
      title: strings.columns.area,
      width: "30%",
      render: (area) => (
        <>
          <AppLink to={paths.area(tenant, area.area)} strong>
            {area.title}
          </AppLink>
          <Note>{area.description}</Note>
        </>
      ),
    },
    {
      key: "collection",
      title: strings.columns.collection,
      width: "25%",
      render: (area) => <CollectionCell area={area} />,
    },
    {
      key: "resources",
      title: strings.columns.resources,
      width: "11%",
      render: (area) => area.resources?.toLocaleString("en-GB") ?? "–",
    },
    {
      key: "drifts",
      title: strings.columns.drifts,
      width: "17%",
      render: (area) =>
        totalCount(area.openDrifts) > 0 ? (
          <AppLink to={paths.drifts({ tenant, area: area.area, state: "open" })}>
            <SeverityCounts counts={area.openDrifts} />
          </AppLink>
        ) : (
          <SeverityCounts counts={area.openDrifts} />
        ),
    },
    {
      key: "baseline",
      title: strings.columns.baseline,
      width: "17%",
      render: (area) =>
        area.baseline ? (
          <>
            {strings.baseline(area.baseline.version)}
            <Note>{area.baseline.label}</Note>
          </>
        ) : (
          <StateLabel tone="quiet" text={strings.noBaseline} />
        ),
    },
  ];
}

/** How the last read ended, when, and what stood in its way. */
function CollectionCell({ area }: { area: TenantArea }) {
  const { collection, lastCompleteAt } = area;
  if (!collection) return <StateLabel tone="quiet" text={strings.never} />;
  const gap = collection.status !== "complete";
  return (
    <>
      <CollectionLabel status={collection.status} />
      <Note>
        <TimeText at={collection.finishedAt ?? collection.startedAt} />
        {gap && lastCompleteAt && (
          <>
            , {strings.lastComplete} <TimeText at={lastCompleteAt} />
          </>
        )}
      </Note>
      {gap && collection.reason && <Note>{collection.reason}</Note>}
      {collection.held && <Note>{strings.held}</Note>}
    </>
  );
}
