import type { Collector } from "@/api/types";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import type { DataColumn } from "@/ui/data-table";
import { Note } from "@/ui/note";
import { SeverityLabel } from "@/ui/severity-label";
import { TimeText } from "@/ui/time-text";
import { strings } from "./strings";

export const collectorColumns: readonly DataColumn<Collector>[] = [
  {
    key: "title",
    title: strings.columns.title,
    width: "28%",
    render: (collector) => (
      <>
        <AppLink to={paths.collector(collector.id)} strong>
          {collector.title}
        </AppLink>
        <Note>{collector.description || collector.workloadTitle}</Note>
      </>
    ),
  },
  {
    key: "reads",
    title: strings.columns.reads,
    width: "34%",
    render: ({ version, path }) => (
      <code>
        {version}
        {path}
      </code>
    ),
  },
  {
    key: "tenants",
    title: strings.columns.tenants,
    width: "13%",
    render: ({ tenants }) => deployedTo(tenants),
  },
  {
    key: "severity",
    title: strings.columns.severity,
    width: "12%",
    render: ({ severity }) => <SeverityLabel severity={severity} />,
  },
  {
    key: "changed",
    title: strings.columns.changed,
    width: "13%",
    render: ({ changedAt }) => <TimeText at={changedAt} />,
  },
];

function deployedTo(tenants: Collector["tenants"]): string {
  if (tenants === "all") return strings.everywhere;
  return tenants.length === 0 ? strings.nowhere : strings.someTenants(tenants.length);
}
