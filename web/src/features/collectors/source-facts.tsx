import type { Collector } from "@/api/types";
import { Fact, Facts } from "@/ui/facts";
import { Note } from "@/ui/note";
import { strings } from "./strings";

/** The request of a collector that is there already. */
export function SourceFacts({ collector }: { collector: Collector }) {
  const { version, path, select, filter, expand, kind, workloadTitle, familyTitle } = collector;
  return (
    <>
      <Facts>
        <Fact name={strings.path}>
          <code>
            {version}
            {path}
          </code>
        </Fact>
        <Fact name={strings.kind}>{strings.kinds[kind]}</Fact>
        {select.length > 0 && <Fact name={strings.select}>{select.join(", ")}</Fact>}
        {filter && <Fact name={strings.filter}>{filter}</Fact>}
        {expand && <Fact name={strings.expand}>{expand}</Fact>}
        <Fact name={strings.shownUnder}>{workloadTitle}</Fact>
        <Fact name={strings.throttledAs}>{familyTitle}</Fact>
      </Facts>
      <Note>{strings.sourceFixed}</Note>
    </>
  );
}
