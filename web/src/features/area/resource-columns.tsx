import type { Resource } from "@/api/types";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { ResourceStateLabel } from "@/ui/domain-labels";
import { TimeText } from "@/ui/time-text";
import type { VirtualColumn } from "@/ui/virtual-table";
import { strings } from "./strings";

export function resourceColumns(tenant: string, area: string): VirtualColumn<Resource>[] {
  return [
    {
      key: "name",
      title: strings.columns.name,
      width: "minmax(180px, 4fr)",
      render: (resource) => (
        <AppLink to={paths.resource(tenant, area, resource.id)}>{resource.name || resource.id}</AppLink>
      ),
    },
    {
      key: "state",
      title: strings.columns.state,
      width: "minmax(168px, 1.6fr)",
      render: (resource) => (resource.state ? <ResourceStateLabel state={resource.state} /> : "–"),
    },
    {
      key: "drifts",
      title: strings.columns.drifts,
      width: "minmax(76px, 0.7fr)",
      render: (resource) => resource.openDrifts || "–",
    },
    {
      key: "versions",
      title: strings.columns.versions,
      width: "minmax(62px, 0.6fr)",
      render: (resource) => resource.versions ?? "–",
    },
    {
      key: "since",
      title: strings.columns.since,
      width: "minmax(110px, 1fr)",
      render: (resource) => <TimeText at={resource.validFrom} missing="–" />,
    },
  ];
}
