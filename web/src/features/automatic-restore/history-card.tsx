import type { AutomaticRestore } from "@/api/types";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { Card } from "@/ui/card";
import { type DataColumn, DataTable } from "@/ui/data-table";
import { Note } from "@/ui/note";
import { StateLabel, type Tone } from "@/ui/state-label";
import { TimeText } from "@/ui/time-text";
import { wordOf } from "@/ui/words";
import { strings } from "./strings";

type Decision = AutomaticRestore["history"][number];

const TONES: Readonly<Record<string, Tone>> = {
  planned: "quiet",
  restored: "good",
  waiting: "paused",
  leftToPerson: "warn",
  failed: "bad",
  stopped: "locked",
};

const COLUMNS: readonly DataColumn<Decision>[] = [
  {
    key: "outcome",
    title: strings.historyColumns.outcome,
    width: "22%",
    render: ({ outcome }) => (
      <StateLabel tone={TONES[outcome] ?? "quiet"} text={wordOf(strings.historyOutcomes, outcome)} />
    ),
  },
  {
    key: "why",
    title: strings.historyColumns.why,
    width: "58%",
    render: ({ why, until, planId }) => (
      <>
        {why} {planId && <AppLink to={paths.plan(planId)}>{strings.seePlan}</AppLink>}
        {until && <Note>{strings.until(until)}</Note>}
      </>
    ),
  },
  { key: "at", title: strings.historyColumns.at, width: "20%", render: ({ at }) => <TimeText at={at} /> },
];

/** What was decided of late, the newest first. */
export function HistoryCard({ automatic }: { automatic: AutomaticRestore }) {
  const { history, sentLastHour } = automatic;
  if (history.length === 0) return <Card title={strings.history}>{strings.historyNone}</Card>;
  return (
    <Card title={strings.history} actions={<Note>{strings.sentLastHour(sentLastHour)}</Note>} flush>
      <DataTable
        label={strings.history}
        columns={COLUMNS}
        rows={history}
        rowKey={({ at, outcome, why }) => `${at} ${outcome} ${why}`}
      />
    </Card>
  );
}
