import type { RetentionKind } from "@/api/types";
import type { DataColumn } from "@/ui/data-table";
import { strings } from "./strings";

export const kindColumns: DataColumn<RetentionKind>[] = [
  { key: "what", title: strings.kindColumns.what, width: "30%", render: (kind) => kind.what },
  { key: "why", title: strings.kindColumns.why, width: "30%", render: (kind) => kind.why },
  {
    key: "how",
    title: strings.kindColumns.how,
    width: "25%",
    render: (kind) => (kind.days == null ? kind.rule : strings.days(kind.days)),
  },
  {
    key: "change",
    title: strings.kindColumns.change,
    width: "15%",
    render: (kind) => (kind.term ? strings.byTerm : strings.fixed),
  },
];
