import type { DriftDetail } from "@/api/types";
import { Card } from "@/ui/card";
import { ValueTree } from "@/ui/comparison/value-tree";
import { Fact, Facts } from "@/ui/facts";
import { strings } from "./strings";

/** The three values of a drift whose live value is neither the agreed nor the accepted one. */
export function LeftAcceptance({ drift }: { drift: DriftDetail }) {
  if (!drift.leftAcceptance || !drift.acceptance || drift.change !== "changed") return null;
  return (
    <Card title={strings.leftTitle}>
      <p>{strings.leftText}</p>
      <Facts>
        <Fact name={strings.leftBaseline}>
          <ValueTree value={drift.before} />
        </Fact>
        <Fact name={strings.leftAccepted}>
          <ValueTree value={drift.acceptance.value} />
        </Fact>
        <Fact name={strings.leftLive}>
          <ValueTree value={drift.after} />
        </Fact>
      </Facts>
    </Card>
  );
}
