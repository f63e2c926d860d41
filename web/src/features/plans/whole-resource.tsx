import type { PlanChange } from "@/api/types";
import { type Names, namesAt } from "@/lib/names";
import { ShownNamesContext } from "@/ui/comparison/shown-names";
import { SideBySide } from "@/ui/comparison/side-by-side";
import { ValueTree } from "@/ui/comparison/value-tree";
import { JsonDisclosure } from "@/ui/json-disclosure";
import { Note } from "@/ui/note";
import { strings } from "./strings";

/** A resource that is made or deleted has one side alone, and all of the room. */
export function WholeResource({ change, names }: { change: PlanChange; names: Names }) {
  const { before, after } = change;
  const isMade = before === null || before === undefined;
  const isDeleted = after === null || after === undefined;
  const value = isMade ? after : before;
  return (
    <ShownNamesContext value={namesAt(names, "")}>
      {isMade || isDeleted ? (
        <>
          <Note>{isMade ? strings.comesBack : strings.goes}</Note>
          <ValueTree value={value} />
          <JsonDisclosure label="JSON" value={value} />
        </>
      ) : (
        <SideBySide before={before} after={after} beforeLabel={strings.now} afterLabel={strings.after} />
      )}
    </ShownNamesContext>
  );
}
