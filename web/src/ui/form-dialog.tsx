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
import type { FormEvent, KeyboardEvent, ReactNode } from "react";
import { BusyIcon } from "./busy-icon";
import { Possible } from "./possible";
import { ProblemMessage } from "./problem-message";
import { somethingMissing } from "./words";

const useStyles = makeStyles({
  content: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    paddingBottom: tokens.spacingVerticalS,
  },
});

interface FormDialogProps {
  readonly title: string;
  readonly submit: string;
  readonly pending: boolean;
  readonly error: unknown;
  /** The answer cannot be given yet. */
  readonly disabled?: boolean;
  /** Why it cannot be given yet; in general words when left out. */
  readonly whyNot?: string | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks before it acts, shows that it works, and keeps what was typed when it fails. Ctrl Enter is the answer, too. */
export function FormDialog(props: FormDialogProps) {
  const styles = useStyles();
  const isMissing = props.disabled || Boolean(props.whyNot);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A dialog within a form would submit that one as well: React lets events rise past the dialog's place in the page.
    event.stopPropagation();
    if (!props.pending && !isMissing) props.onSubmit();
  };
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && props.onClose()}>
      <DialogSurface aria-describedby={undefined}>
        <form onSubmit={submit} onKeyDown={submitFromAnywhere}>
          <DialogBody>
            <DialogTitle>{props.title}</DialogTitle>
            <DialogContent className={styles.content}>
              {props.children}
              {props.error ? <ProblemMessage error={props.error} /> : null}
            </DialogContent>
            <DialogActions>
              <Button appearance="secondary" onClick={props.onClose}>
                Cancel
              </Button>
              <Possible why={isMissing ? (props.whyNot ?? somethingMissing) : null}>
                {(possible) => (
                  <Button
                    appearance="primary"
                    type="submit"
                    disabledFocusable={props.pending || !possible}
                    icon={props.pending ? <BusyIcon /> : undefined}
                  >
                    {props.submit}
                  </Button>
                )}
              </Possible>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

/** In a field of many lines Enter begins a new one. */
function submitFromAnywhere(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
