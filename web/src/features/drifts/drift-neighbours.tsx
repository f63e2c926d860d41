import { makeStyles, tokens } from "@fluentui/react-components";
import { ChevronLeftRegular } from "@fluentui/react-icons/svg/chevron-left";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearchParams } from "react-router";
import { driftIdsQuery } from "@/api/triage-queries";
import { paths } from "@/lib/paths";
import { useKeys } from "@/ui/actions/use-keys";
import { LinkButton } from "@/ui/link-button";
import { Note } from "@/ui/note";
import { strings } from "./strings";
import { readFilter } from "./use-drift-filter";

const useStyles = makeStyles({
  bar: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
});

/** The way through the inbox, as it was when it was entered: a decision does not take the next drift away. */
export function DriftNeighbours({ drift }: { drift: string }) {
  const styles = useStyles();
  const [params] = useSearchParams();
  const ids = useQuery(driftIdsQuery(readFilter(params))).data ?? [];
  const place = ids.indexOf(drift);
  const [before, after] = place === -1 ? [undefined, undefined] : [ids[place - 1], ids[place + 1]];
  const to = (id: string) => `${paths.drift(id)}${params.size > 0 ? `?${params}` : ""}`;
  const navigate = useNavigate();
  const go = (id: string | undefined) => id && navigate(to(id));
  useKeys({ j: () => go(after), k: () => go(before) });
  if (place === -1 || (!before && !after)) return null;
  return (
    <nav className={styles.bar} aria-label={strings.neighbours}>
      {before && (
        <LinkButton to={to(before)} appearance="subtle" icon={<ChevronLeftRegular />}>
          {strings.before}
        </LinkButton>
      )}
      <Note>{strings.placeOf(place + 1, ids.length)}</Note>
      {after && (
        <LinkButton to={to(after)} appearance="subtle" icon={<ChevronRightRegular />}>
          {strings.after}
        </LinkButton>
      )}
    </nav>
  );
}
