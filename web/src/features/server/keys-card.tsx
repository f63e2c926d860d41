import { MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import type { EncryptionKeys } from "@/api/types";
import { Card } from "@/ui/card";
import { Fact, Facts } from "@/ui/facts";
import { Note } from "@/ui/note";
import { strings } from "./strings";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

export function KeysCard({ keys }: { keys: EncryptionKeys }) {
  const styles = useStyles();
  return (
    <Card title={strings.keysTitle}>
      <div className={styles.stack}>
        <KeysState keys={keys} />
        <Facts>
          <Fact name={strings.current}>{keys.current}</Fact>
          <Fact name={strings.previous}>{keys.previous ?? strings.noPrevious}</Fact>
          <Fact name={strings.dataKeys}>{keys.dataKeys}</Fact>
          <Fact name={strings.waiting}>{keys.waiting}</Fact>
        </Facts>
        <Note>{strings.keyHint}</Note>
      </div>
    </Card>
  );
}

function KeysState({ keys }: { keys: EncryptionKeys }) {
  if (keys.missing.length > 0) {
    return <State intent="warning" text={strings.missing(keys.missing.join(", "))} />;
  }
  if (keys.waiting > 0) {
    return <State intent="info" text={strings.underWay(keys.waiting, keys.dataKeys)} />;
  }
  return keys.previousMayGo ? <State intent="success" text={strings.mayGo} /> : null;
}

function State({ intent, text }: { intent: "info" | "success" | "warning"; text: string }) {
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>{text}</MessageBarBody>
    </MessageBar>
  );
}
