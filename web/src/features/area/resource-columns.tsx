import type { Resource } from "@/api/types";
import type { Names } from "@/lib/names";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { ResourceStateLabel } from "@/ui/domain-labels";
import { TimeText } from "@/ui/time-text";
import type { VirtualColumn } from "@/ui/virtual-table";
import { propertyColumn } from "./property-column";
import { strings } from "./strings";
import type { ChosenColumns } from "./use-columns";

/** The columns that were chosen; the name is always there, because it leads to the resource. */
export function resourceColumns(
  tenant: string,
  area: string,
  { hide, show }: ChosenColumns,
  names: Names,
): VirtualColumn<Resource>[] {
  const own = ownColumns(tenant, area).filter(({ key }) => key === "name" || !hide.includes(key));
  return [...own, ...show.map((path, index) => propertyColumn(path, index, names))];
}

function ownColumns(tenant: string, area: string): VirtualColumn<Resource>[] {
  return [
    {
      key: "name",
      sort: "name",
      title: strings.columns.name,
      width: "minmax(180px, 4fr)",
      render: (resource) => (
        <AppLink to={paths.resource(tenant, area, resource.id)}>{resource.name || resource.id}</AppLink>
      ),
    },
    {
      key: "state",
      sort: "state",
      title: strings.columns.state,
      width: "minmax(168px, 1.6fr)",
      render: (resource) => (resource.state ? <ResourceStateLabel state={resource.state} /> : "–"),
    },
    {
      key: "drifts",
      sort: "-drifts",
      title: strings.columns.drifts,
      width: "minmax(76px, 0.7fr)",
      render: (resource) => resource.openDrifts || "–",
    },
    {
      key: "versions",
      sort: "-versions",
      title: strings.columns.versions,
      width: "minmax(62px, 0.6fr)",
      render: (resource) => resource.versions ?? "–",
    },
    {
      key: "since",
      sort: "-since",
      title: strings.columns.since,
      width: "minmax(110px, 1fr)",
      render: (resource) => <TimeText at={resource.validFrom} missing="–" />,
    },
  ];
}
