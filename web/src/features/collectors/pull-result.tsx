import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from "@fluentui/react-components";
import type { Pulled, TestPull } from "@/api/types";
import { readableBytes } from "@/lib/readable-bytes";
import { sentence } from "@/lib/sentence";
import { Fact, Facts } from "@/ui/facts";
import { JsonDisclosure } from "@/ui/json-disclosure";
import { StateLabel } from "@/ui/state-label";
import { strings } from "./strings";

const useStyles = makeStyles({
  result: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

interface PullResultProps {
  readonly answer: TestPull;
  readonly stale: boolean;
}

/** What came back, or Microsoft's words and the way out. */
export function PullResult({ answer, stale }: PullResultProps) {
  const styles = useStyles();
  const { pulled, error, readAlready } = answer;
  return (
    <div className={styles.result} role="status">
      {stale && <Bar intent="warning" text={strings.stale} />}
      {error && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{strings.pullFailed}</MessageBarTitle>
            {sentence(error.message)} {error.hint}
          </MessageBarBody>
        </MessageBar>
      )}
      {readAlready && <Bar intent="info" text={strings.readAlready(readAlready)} />}
      {pulled && <PulledFacts answer={answer} pulled={pulled} />}
    </div>
  );
}

function PulledFacts({ answer, pulled }: { answer: TestPull; pulled: Pulled }) {
  const count = pulled.kind === "singleton" ? strings.one : strings.pulled(pulled.count, pulled.hasMore);
  return (
    <>
      <StateLabel tone="good" text={count} />
      {pulled.count === 0 && <Bar intent="info" text={strings.nothing} />}
      <Facts>
        <Fact name={strings.requests}>
          {pulled.requests} · {readableBytes(pulled.bytes)}
        </Fact>
        <Fact name={strings.shownUnder}>{answer.workloadTitle}</Fact>
        <Fact name={strings.throttledAs}>{answer.familyTitle}</Fact>
        {answer.likelyPermissions.length > 0 && (
          <Fact name={strings.permissionsNearby}>{answer.likelyPermissions.join(", ")}</Fact>
        )}
      </Facts>
      {pulled.sample.length > 0 && (
        <JsonDisclosure label={strings.sample(pulled.sample.length)} value={pulled.sample} startOpen />
      )}
    </>
  );
}

function Bar({ intent, text }: { intent: "warning" | "info"; text: string }) {
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>{text}</MessageBarBody>
    </MessageBar>
  );
}
