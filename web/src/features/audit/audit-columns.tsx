import type { ReactNode } from "react";
import type { AuditEntry } from "@/api/types";
import { Note } from "@/ui/note";
import { StateLabel, type Tone } from "@/ui/state-label";
import { TimeText } from "@/ui/time-text";
import type { VirtualColumn } from "@/ui/virtual-table";
import { strings } from "./strings";
import { kindText, resultText } from "./words";

const TONES: Record<string, Tone> = { done: "good", refused: "locked", failed: "bad" };

export function ResultLabel({ result }: { result: string }) {
  return <StateLabel tone={TONES[result] ?? "quiet"} text={resultText(result)} />;
}

/** The first column opens the entry, so it needs to know how. */
export function auditColumns(open: (entry: AuditEntry) => ReactNode): readonly VirtualColumn<AuditEntry>[] {
  return [
    {
      key: "action",
      title: strings.columns.action,
      width: "minmax(180px, 2fr)",
      render: open,
    },
    {
      key: "actor",
      title: strings.columns.actor,
      width: "minmax(140px, 1.5fr)",
      render: (entry) => (
        <>
          {entry.actor}
          <Note>
            {[kindText(entry.kind), entry.address ?? strings.noAddress].filter(Boolean).join(" · ")}
          </Note>
        </>
      ),
    },
    {
      key: "tenant",
      title: strings.columns.tenant,
      width: "minmax(120px, 1.2fr)",
      render: (entry) => entry.tenantName ?? (entry.tenantId ? strings.goneTenant(entry.tenantId) : ""),
    },
    {
      key: "result",
      title: strings.columns.result,
      width: "minmax(90px, 0.6fr)",
      render: (entry) => <ResultLabel result={entry.result} />,
    },
    {
      key: "at",
      title: strings.columns.at,
      width: "minmax(110px, 0.8fr)",
      render: (entry) => <TimeText at={entry.at} />,
    },
  ];
}
