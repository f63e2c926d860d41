import type { TenantArea } from "@/api/types";
import { paths } from "@/lib/paths";
import { totalCount } from "@/lib/severity";
import { AppLink } from "@/ui/app-link";
import type { DataColumn } from "@/ui/data-table";
import { WeakeningCount } from "@/ui/direction-label";
import { Note } from "@/ui/note";
import { SeverityCounts } from "@/ui/severity-counts";
import { StateLabel } from "@/ui/state-label";
import { AccessCell } from "./access-cell";
import { AreaSwitch } from "./area-switch";
import { CollectionCell } from "./collection-cell";
import { areaStrings as strings } from "./strings";

export function areaColumns(tenant: string): DataColumn<TenantArea>[] {
  return [
    {
      key: "on",
      title: strings.columns.on,
      width: "72px",
      render: (area) => <AreaSwitch tenant={tenant} area={area} />,
    },
    {
      key: "area",
      title: strings.columns.area,
      width: "26%",
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
      key: "access",
      title: strings.columns.access,
      width: "22%",
      render: (area) => <AccessCell tenant={tenant} area={area} />,
    },
    {
      key: "collection",
      title: strings.columns.collection,
      width: "21%",
      render: (area) => <CollectionCell area={area} />,
    },
    {
      key: "drifts",
      title: strings.columns.drifts,
      width: "13%",
      render: (area) =>
        totalCount(area.openDrifts) > 0 ? (
          <AppLink to={paths.drifts({ tenant, area: area.area, state: "open" })}>
            <SeverityCounts counts={area.openDrifts} /> <WeakeningCount count={area.weakening} />
          </AppLink>
        ) : (
          <SeverityCounts counts={area.openDrifts} />
        ),
    },
    {
      key: "baseline",
      title: strings.columns.baseline,
      width: "18%",
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
