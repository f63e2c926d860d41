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
import { CopyButton } from "@/ui/copy-button";
import { words } from "./words";

const useStyles = makeStyles({
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  secret: { overflowWrap: "anywhere", fontFamily: tokens.fontFamilyMonospace },
});

interface MadeTokenDialogProps {
  readonly secret: string;
  readonly onClose: () => void;
}

/** Shown once, so it closes by its button alone. */
export function MadeTokenDialog({ secret, onClose }: MadeTokenDialogProps) {
  const styles = useStyles();
  return (
    <Dialog open modalType="alert">
      <DialogSurface aria-describedby={undefined}>
        <DialogBody>
          <DialogTitle>{words.madeTitle}</DialogTitle>
          <DialogContent className={styles.content}>
            <span>{words.madeText}</span>
            <code className={styles.secret}>{secret}</code>
            <div>
              <CopyButton text={secret} label={words.copy} />
            </div>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {words.kept}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
