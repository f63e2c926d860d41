import { Button, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { LogLevel } from "@/api/types";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { ProblemMessage } from "@/ui/problem-message";
import { TimeText } from "@/ui/time-text";
import { useAnnounce } from "@/ui/use-announce";
import { LEVELS, levelOf, minutesOf } from "./log-level-form";
import { strings } from "./strings";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, maxWidth: "480px" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
});

export function LogLevelCard({ now }: { now: LogLevel }) {
  const styles = useStyles();
  const client = useQueryClient();
  const announce = useAnnounce();
  const [level, setLevel] = useState(now.level);
  const [typed, setTyped] = useState("30");
  const minutes = minutesOf(typed);
  const taken = (data: LogLevel) => {
    client.setQueryData(keys.logLevel, data);
    setLevel(data.level);
    announce(strings.saved);
  };
  const choose = useMutation({ mutationFn: commands.chooseLogLevel, onSuccess: taken });
  const end = useMutation({ mutationFn: commands.endLogLevel, onSuccess: taken });
  const error = choose.error ?? end.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (minutes !== null) choose.mutate({ level, minutes });
  };
  return (
    <Card title={strings.logTitle} actions={<Holds now={now} />}>
      <form className={styles.form} onSubmit={submit}>
        <Field label={strings.level} hint={strings.levelHint}>
          <Select value={level} onChange={(_, data) => setLevel(levelOf(data.value) ?? level)}>
            {LEVELS.map((word) => (
              <option key={word} value={word}>
                {strings.levels[word]}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={strings.minutes}
          hint={strings.minutesHint}
          validationMessage={minutes === null ? strings.invalidMinutes : undefined}
        >
          <Input
            type="number"
            inputMode="numeric"
            value={typed}
            onChange={(_, data) => setTyped(data.value)}
          />
        </Field>
        {error && <ProblemMessage error={error} />}
        <div className={styles.actions}>
          <Button type="submit" appearance="primary" disabledFocusable={choose.isPending}>
            {strings.choose}
          </Button>
          <Button disabledFocusable={now.until === null || end.isPending} onClick={() => end.mutate()}>
            {strings.end}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function Holds({ now }: { now: LogLevel }) {
  return now.until ? (
    <Note>
      {strings.levels[now.level]}. {strings.chosen} <TimeText at={now.until} />
    </Note>
  ) : (
    <Note>{strings.byConfiguration(strings.levels[now.configured])}</Note>
  );
}
