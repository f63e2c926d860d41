import type { DriftFilter } from "@/api/queries";
import type { DriftGroup } from "@/api/types";
import { changeSentence } from "@/lib/change-sentence";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { WeakeningCount } from "@/ui/direction-label";
import { Note } from "@/ui/note";
import { SeverityCounts } from "@/ui/severity-counts";
import { TimeText } from "@/ui/time-text";
import type { VirtualColumn } from "@/ui/virtual-table";
import { GroupTick } from "./group-tick";
import { strings } from "./strings";
import { type Grouping, searchOfGroup } from "./use-drift-filter";
import type { Selection } from "./use-selection";

export function groupColumns(
  by: Grouping,
  filter: DriftFilter,
  search: string,
  selection: Selection,
): readonly VirtualColumn<DriftGroup>[] {
  return [
    {
      key: "select",
      title: <span className="visually-hidden">{strings.columns.select}</span>,
      width: "32px",
      render: (group) => <GroupTick group={group} by={by} filter={filter} selection={selection} />,
    },
    {
      key: "group",
      title: strings.groupColumns.group,
      width: "minmax(200px, 3.4fr)",
      render: (group) => (
        <>
          <AppLink to={`${paths.drifts()}?${searchOfGroup(search, by, group.key)}`} strong>
            {groupTitle(by, group)}
          </AppLink>
          <Note>{groupNote(by, group)}</Note>
        </>
      ),
    },
    {
      key: "drifts",
      title: strings.groupColumns.drifts,
      width: "minmax(190px, 1.8fr)",
      render: (group) => (
        <>
          <SeverityCounts counts={group.counts} /> <WeakeningCount count={group.weakening} />
          <Note>{strings.reachOf(group.drifts, group.tenants)}</Note>
        </>
      ),
    },
    {
      key: "newest",
      title: strings.groupColumns.newest,
      width: "minmax(112px, 0.8fr)",
      render: (group) => <TimeText at={group.newestAt} />,
    },
  ];
}

/** What the drifts of a group have in common, in words. */
export function groupTitle(by: Grouping, { key, sample }: DriftGroup): string {
  switch (by) {
    case "tenant":
      return sample.tenantName;
    case "area":
      return sample.areaTitle;
    case "assignee":
      return key === "" ? strings.nobody : (sample.assignee?.name ?? strings.somebody);
    case "changedBy":
      return sample.attribution?.changedBy?.name ?? strings.authorUnknown;
    case "change":
    case "":
      return changeSentence(sample);
  }
}

function groupNote(by: Grouping, { drifts, sample }: DriftGroup): string {
  if (by === "change") {
    return drifts === 1 ? `${sample.areaTitle} · ${sample.resourceName}` : sample.areaTitle;
  }
  return strings.newestIs(sample.resourceName, changeSentence(sample));
}
