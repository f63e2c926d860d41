import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { Plan } from "@/api/types";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { withNeeded, withoutDependants } from "./choose-operations";
import { wavesOf } from "./group-operations";
import { ResourceOperations } from "./resource-operations";
import { strings } from "./strings";

const useStyles = makeStyles({
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  waves: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXL },
  wave: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

interface OperationsCardProps {
  readonly plan: Plan;
  readonly unticked: ReadonlySet<number>;
  readonly onTick: (unticked: ReadonlySet<number>) => void;
}

/** What is sent, by wave and resource. While it waits for approval, each request can be left out. */
export function OperationsCard({ plan, unticked, onTick }: OperationsCardProps) {
  const styles = useStyles();
  const { operations } = plan;
  const isChoosing = plan.state === "proposed" && plan.canApprove && operations.length > 1;
  const numbers = operations.map(({ number }) => number);
  const ticked = new Set(numbers.filter((number) => !unticked.has(number)));
  const keep = (chosen: ReadonlySet<number>) =>
    onTick(new Set(numbers.filter((number) => !chosen.has(number))));
  const tick = (number: number, on: boolean) =>
    keep(on ? withNeeded(operations, ticked, number) : withoutDependants(operations, ticked, number));
  const waves = wavesOf(operations);
  return (
    <Card
      title={plan.endedAt ? strings.operationsEnded : strings.operations}
      actions={
        isChoosing && (
          <div className={styles.head}>
            <Note>{strings.chosen(ticked.size, operations.length)}</Note>
            <Button size="small" onClick={() => keep(new Set(numbers))}>
              {strings.chooseAll}
            </Button>
            <Button size="small" onClick={() => keep(new Set())}>
              {strings.chooseNone}
            </Button>
          </div>
        )
      }
    >
      <div className={styles.waves}>
        {waves.map((wave) => (
          <div key={wave.number} className={styles.wave}>
            {waves.length > 1 && (
              <div>
                <h3 className={styles.title}>{strings.wave(wave.number, wave.count)}</h3>
                {wave === waves[0] && <Note>{strings.waveHint}</Note>}
              </div>
            )}
            {wave.resources.map((group) => (
              <ResourceOperations
                key={group.key}
                plan={plan}
                group={group}
                ticked={isChoosing ? ticked : null}
                onTick={tick}
              />
            ))}
          </div>
        ))}
      </div>
    </Card>
  );
}
