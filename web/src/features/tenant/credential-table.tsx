import type { CredentialEnd } from "@/api/types";
import { exactTime } from "@/lib/time";
import { useNow } from "@/lib/use-now";
import { Card } from "@/ui/card";
import { type DataColumn, DataTable } from "@/ui/data-table";
import { Note } from "@/ui/note";
import { StateLabel } from "@/ui/state-label";
import { TimeText } from "@/ui/time-text";
import { wordOf } from "@/ui/words";
import { insightStrings as strings } from "./strings";

/** Which applications stop working when, the next one first. */
export function CredentialTable({ items }: { items: readonly CredentialEnd[] }) {
  const now = useNow();
  const columns: DataColumn<CredentialEnd>[] = [
    {
      key: "application",
      title: strings.credentialColumns.application,
      width: "46%",
      render: (item) => (
        <>
          {item.application}
          <Note>{item.appId}</Note>
        </>
      ),
    },
    {
      key: "kind",
      title: strings.credentialColumns.kind,
      width: "24%",
      render: (item) => (
        <>
          {wordOf(strings.credentialKinds, item.kind)}
          {item.name && <Note>{item.name}</Note>}
        </>
      ),
    },
    {
      key: "ends",
      title: strings.credentialColumns.ends,
      width: "30%",
      render: (item) => {
        const ended = Date.parse(item.expiresAt) <= now;
        return (
          <>
            <StateLabel tone={ended ? "bad" : "warn"} text={ended ? strings.ended : strings.endsSoon} />
            <Note>
              <TimeText at={item.expiresAt} />, {exactTime(item.expiresAt)}
            </Note>
          </>
        );
      },
    },
  ];
  return (
    <Card title={strings.credentialsTitle} flush={items.length > 0}>
      {items.length === 0 ? (
        strings.credentialsEmpty
      ) : (
        <DataTable
          label={strings.credentialsTitle}
          columns={columns}
          rows={items}
          rowKey={(item) => `${item.appId} ${item.kind} ${item.name ?? ""} ${item.expiresAt}`}
        />
      )}
    </Card>
  );
}
