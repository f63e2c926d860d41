import type { SchemaSighting } from "@/api/types";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import type { DataColumn } from "@/ui/data-table";
import { TimeText } from "@/ui/time-text";
import { strings } from "./strings";

export const sightingColumns = (area: string): readonly DataColumn<SchemaSighting>[] => [
  {
    key: "tenant",
    title: strings.columns.tenant,
    width: "50%",
    render: (sighting) => <AppLink to={paths.area(sighting.tenantId, area)}>{sighting.tenantName}</AppLink>,
  },
  {
    key: "resources",
    title: strings.columns.resources,
    width: "25%",
    render: (sighting) => strings.share(sighting.resources, sighting.compared),
  },
  {
    key: "seen",
    title: strings.columns.seen,
    width: "25%",
    render: (sighting) => <TimeText at={sighting.firstSeenAt} />,
  },
];
