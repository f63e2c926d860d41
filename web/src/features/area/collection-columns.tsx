import type { Collection } from "@/api/types";
import { readableBytes } from "@/lib/readable-bytes";
import { duration } from "@/lib/time";
import type { DataColumn } from "@/ui/data-table";
import { CollectionLabel } from "@/ui/domain-labels";
import { Note } from "@/ui/note";
import { TimeText } from "@/ui/time-text";
import { strings } from "./strings";

export const collectionColumns: readonly DataColumn<Collection>[] = [
  {
    key: "status",
    title: strings.collectionColumns.status,
    width: "32%",
    render: (row) => (
      <>
        <CollectionLabel status={row.status} />
        {row.reason && <Note>{row.reason}</Note>}
        {row.held && <Note>{strings.held}</Note>}
      </>
    ),
  },
  {
    key: "started",
    title: strings.collectionColumns.started,
    width: "18%",
    render: (row) => <TimeText at={row.startedAt} />,
  },
  {
    key: "took",
    title: strings.collectionColumns.took,
    width: "14%",
    render: (row) => (row.finishedAt ? duration(row.startedAt, row.finishedAt) : strings.running),
  },
  {
    key: "resources",
    title: strings.collectionColumns.resources,
    width: "12%",
    render: (row) => row.resources,
  },
  { key: "requests", title: strings.collectionColumns.requests, width: "12%", render: (row) => row.requests },
  {
    key: "size",
    title: strings.collectionColumns.size,
    width: "12%",
    render: (row) => readableBytes(row.bytes),
  },
];
