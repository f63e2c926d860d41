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
import { useQuery } from "@tanstack/react-query";
import { permissionsQuery, tenantQuery } from "@/api/queries";
import { commandsFor, manifestFor } from "@/lib/grant";
import { CopyButton } from "@/ui/copy-button";
import { ProblemMessage } from "@/ui/problem-message";
import { RowsSkeleton } from "@/ui/skeletons";
import { grantStrings as strings } from "./strings";

const useStyles = makeStyles({
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", justifyContent: "space-between" },
  label: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  text: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    maxHeight: "220px",
    overflow: "auto",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
  },
});

interface GrantDialogProps {
  readonly tenant: string;
  readonly title: string;
  readonly permissions: readonly string[];
  readonly onClose: () => void;
}

/** How an administrator grants permissions: by name, by command, by manifest. */
export function GrantDialog({ tenant, title, permissions, onClose }: GrantDialogProps) {
  const styles = useStyles();
  const ids = useQuery(permissionsQuery(tenant));
  const clientId = useQuery(tenantQuery(tenant)).data?.connection?.clientId;
  const known = ids.data?.permissionIds;
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface aria-describedby={undefined}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className={styles.content}>
            <span>{strings.intro}</span>
            <Copyable label={title} copy={strings.copy} text={permissions.join("\n")} isNamed={false} />
            {ids.error && <ProblemMessage error={ids.error} onRetry={() => ids.refetch()} />}
            {!known && !ids.error && <RowsSkeleton rows={2} />}
            {known && clientId && (
              <Copyable
                label={strings.commands}
                copy={strings.copyCommands}
                text={commandsFor(clientId, permissions, known)}
              />
            )}
            {known && (
              <Copyable
                label={strings.manifest}
                copy={strings.copyManifest}
                text={manifestFor(permissions, known)}
              />
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{strings.close}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

interface CopyableProps {
  readonly label: string;
  readonly copy: string;
  readonly text: string;
  readonly isNamed?: boolean;
}

function Copyable({ label, copy, text, isNamed = true }: CopyableProps) {
  const styles = useStyles();
  return (
    <div>
      <div className={styles.head}>
        {isNamed ? <p className={styles.label}>{label}</p> : <span />}
        <CopyButton text={text} label={copy} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={styles.text} tabIndex={0} aria-label={label}>
        {text}
      </section>
    </div>
  );
}
