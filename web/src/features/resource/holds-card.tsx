import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { holdsQuery } from "@/api/queries";
import type { Hold } from "@/api/types";
import { paths } from "@/lib/paths";
import { readablePath } from "@/lib/property-path";
import { AppLink } from "@/ui/app-link";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { TimeText } from "@/ui/time-text";
import { strings } from "./strings";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
  },
});

interface HoldsCardProps {
  readonly tenant: string;
  readonly area: string;
  readonly resource: string;
}

/** What differs and is no open drift, and who said so. Nothing is shown where nothing is held back. */
export function HoldsCard({ tenant, area, resource }: HoldsCardProps) {
  const styles = useStyles();
  const holds = useQuery(holdsQuery(tenant, area, resource)).data ?? [];
  if (holds.length === 0) return null;
  return (
    <Card title={strings.holdsTitle}>
      <ul className={styles.list}>
        {holds.map((hold) => (
          <li key={`${hold.id} ${hold.path}`}>
            {hold.path ? readablePath(hold.path) : strings.wholeResource}: <Holder hold={hold} />
            <Note>
              “{hold.reason}”, {strings.holdBy(hold.author)}, {strings.holdUntil}{" "}
              <TimeText at={hold.expiresAt} missing={strings.holdNoEnd} />
            </Note>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Holder({ hold }: { hold: Hold }) {
  if (hold.by === "acceptance") return <AppLink to={paths.acceptances()}>{strings.heldByAcceptance}</AppLink>;
  return <AppLink to={paths.ignoreRule(hold.id)}>{strings.heldByRule}</AppLink>;
}
