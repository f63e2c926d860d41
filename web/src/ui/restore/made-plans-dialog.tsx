import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { asProblem } from "@/api/problem";
import { paths } from "@/lib/paths";
import { AppLink } from "../app-link";
import { Note } from "../note";
import { StateLabel } from "../state-label";
import { strings } from "./strings";
import type { MadePlan } from "./use-make-plans";

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    listStyleType: "none",
    margin: 0,
    padding: 0,
  },
});

/** What came of each tenant, so that no refusal is overlooked among many plans. */
export function MadePlansDialog({ made, onClose }: { made: readonly MadePlan[]; onClose: () => void }) {
  const styles = useStyles();
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface aria-describedby={undefined}>
        <DialogBody>
          <DialogTitle>{strings.madeTitle}</DialogTitle>
          <DialogContent>
            <ul className={styles.list}>
              {made.map(({ target, planId, problem }) => (
                <li key={target.tenantId}>
                  {planId ? (
                    <AppLink to={paths.plan(planId)}>{strings.madeFor(target.tenantName)}</AppLink>
                  ) : (
                    <>
                      <StateLabel tone="warn" text={strings.notMadeFor(target.tenantName)} />
                      <Note>{asProblem(problem).message}</Note>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{strings.close}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
