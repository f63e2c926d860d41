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
import { KeyCaps } from "@/ui/actions/key-caps";
import { strings } from "./strings";

const useStyles = makeStyles({
  list: {
    display: "grid",
    gridTemplateColumns: "max-content 1fr",
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    margin: 0,
  },
  meaning: { margin: 0 },
});

interface KeysDialogProps {
  readonly title: string;
  readonly keys: readonly (readonly [string, string])[];
  readonly onClose: () => void;
}

/** Which keys do what. */
export function KeysDialog({ title, keys, onClose }: KeysDialogProps) {
  const styles = useStyles();
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface aria-describedby={undefined}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            <dl className={styles.list}>
              {keys.map(([caps, meaning]) => (
                <div key={caps} style={{ display: "contents" }}>
                  <dt>
                    <KeyCaps keys={caps} />
                  </dt>
                  <dd className={styles.meaning}>{meaning}</dd>
                </div>
              ))}
            </dl>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {strings.closeKeys}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
