import type { Resource } from "@/api/types";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { TimeText } from "@/ui/time-text";
import type { VirtualColumn } from "@/ui/virtual-table";
import { pastStrings as strings } from "./past-strings";

/** The columns of an area as it was. */
export function pastColumns(tenant: string, area: string, at: string): VirtualColumn<Resource>[] {
  return [
    {
      key: "name",
      title: strings.columns.name,
      width: "minmax(180px, 4fr)",
      render: (resource) => (
        <AppLink to={paths.resourceAt(tenant, area, resource.id, at)}>{resource.name || resource.id}</AppLink>
      ),
    },
    {
      key: "from",
      title: strings.columns.from,
      width: "minmax(110px, 1fr)",
      render: (resource) => <TimeText at={resource.validFrom} missing="–" />,
    },
    {
      key: "to",
      title: strings.columns.to,
      width: "minmax(110px, 1fr)",
      render: (resource) => <TimeText at={resource.past?.validTo} missing={strings.stillSo} />,
    },
    {
      key: "nearest",
      title: strings.columns.certainty,
      width: "minmax(150px, 1.4fr)",
      render: (resource) => (resource.past?.nearest ? strings.nearest : strings.exact),
    },
  ];
}
