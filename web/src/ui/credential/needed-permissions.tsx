import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { neededPermissionsQuery } from "@/api/connect-queries";
import type { NeededPermission } from "@/api/types";
import { appManifest, registrationCommands } from "@/lib/app-manifest";
import { CopyButton } from "@/ui/copy-button";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { consentStrings as strings } from "./strings";

const useStyles = makeStyles({
  list: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    padding: 0,
    listStyleType: "none",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
  },
  copies: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  name: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
  why: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Each permission that an application asks for, with what it allows and what needs it. */
export function NeededPermissions({ purpose }: { purpose: "read" | "write" }) {
  const styles = useStyles();
  const needed = useQuery(neededPermissionsQuery(purpose));
  return (
    <QueryView query={needed} loading={<RowsSkeleton rows={5} />}>
      {(permissions) => (
        <>
          <div className={styles.copies}>
            <CopyButton text={permissions.map((one) => one.permission).join("\n")} label={strings.copy} />
            <CopyButton text={appManifest(ids(permissions))} label={strings.copyManifest} />
            <CopyButton
              text={registrationCommands(strings.appName[purpose], ids(permissions))}
              label={strings.copyCommands}
            />
          </div>
          <ul className={styles.list} aria-label={strings.permissions[purpose]}>
            {permissions.map((one) => (
              <li key={one.permission}>
                <span className={styles.name}>{one.permission}</span>
                <p className={styles.why}>{strings.why(one.allows, one.areas)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </QueryView>
  );
}

/** A permission whose id is not known is added by hand, by its name. */
function ids(permissions: readonly NeededPermission[]): string[] {
  return permissions.flatMap(({ id }) => (id ? [id] : []));
}
