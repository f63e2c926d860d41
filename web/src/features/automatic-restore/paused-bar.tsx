import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keys } from "@/api/keys";
import { restoreCommands } from "@/api/restore-commands";
import type { AutomaticRestore } from "@/api/types";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { ProblemMessage } from "@/ui/problem-message";
import { Permitted } from "@/ui/rights/permitted";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalL },
});

interface PausedBarProps {
  readonly tenant: string;
  readonly automatic: AutomaticRestore;
}

/** Why nothing is restored by itself just now, and the way on. */
export function PausedBar({ tenant, automatic }: PausedBarProps) {
  const styles = useStyles();
  const client = useQueryClient();
  const announce = useAnnounce();
  const resume = useMutation({
    mutationFn: () => restoreCommands.resumeAutomatic(tenant),
    onSuccess: () => {
      announce(strings.resumed);
      return client.invalidateQueries({ queryKey: keys.automaticRestore(tenant) });
    },
  });
  const { paused, stoppedResources } = automatic;
  if (!paused && stoppedResources.length === 0) return null;
  return (
    <div className={styles.stack}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          {paused && (
            <>
              <MessageBarTitle>{strings.paused(paused.until)}</MessageBarTitle>
              {paused.why}{" "}
              {paused.planId && <AppLink to={paths.plan(paused.planId)}>{strings.seePlan}</AppLink>}
            </>
          )}
          {stoppedResources.length > 0 && (
            <>
              <MessageBarTitle>{strings.stopped}</MessageBarTitle>
              {strings.stoppedText}
              <ul className={styles.list}>
                {stoppedResources.map(({ area, areaTitle, resourceId, resourceName, why }) => (
                  <li key={`${area}/${resourceId}`}>
                    <AppLink to={paths.resource(tenant, area, resourceId)}>{resourceName}</AppLink>,{" "}
                    {areaTitle}: {why}
                  </li>
                ))}
              </ul>
            </>
          )}
        </MessageBarBody>
        <MessageBarActions>
          <Permitted needs="administrator" tenant={tenant}>
            {(allowed) => (
              <Button
                size="small"
                disabledFocusable={!allowed || resume.isPending}
                onClick={() => resume.mutate()}
              >
                {strings.resume}
              </Button>
            )}
          </Permitted>
        </MessageBarActions>
      </MessageBar>
      {resume.error && <ProblemMessage error={resume.error} />}
    </div>
  );
}
