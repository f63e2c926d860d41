import type { AutomaticPreviewItem } from "@/api/types";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import type { DataColumn } from "@/ui/data-table";
import { DirectionLabel } from "@/ui/direction-label";
import { Note } from "@/ui/note";
import { StateLabel, type Tone } from "@/ui/state-label";
import { wordOf, words } from "@/ui/words";
import { strings } from "./strings";

const TONES: Readonly<Record<string, Tone>> = { restore: "good", wait: "paused", hold: "locked" };

export const previewColumns: readonly DataColumn<AutomaticPreviewItem>[] = [
  {
    key: "drift",
    title: strings.previewColumns.drift,
    width: "42%",
    render: (item) => (
      <>
        <AppLink to={paths.drift(item.driftId)}>{item.resourceName}</AppLink>
        <Note>{item.areaTitle}</Note>
        {wordOf(words.severity, item.severity)} <DirectionLabel direction={item.direction} />
      </>
    ),
  },
  {
    key: "verdict",
    title: strings.previewColumns.verdict,
    width: "20%",
    render: ({ verdict }) => (
      <StateLabel tone={TONES[verdict] ?? "quiet"} text={wordOf(strings.verdicts, verdict)} />
    ),
  },
  {
    key: "why",
    title: strings.previewColumns.why,
    width: "38%",
    render: ({ why, until }) => (
      <>
        {why}
        {until && <Note>{strings.until(until)}</Note>}
      </>
    ),
  },
];
