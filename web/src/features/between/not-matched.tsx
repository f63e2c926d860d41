import { makeStyles, tokens } from "@fluentui/react-components";
import type { TenantComparison } from "@/api/types";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { Card } from "@/ui/card";
import { strings } from "./strings";

const useStyles = makeStyles({
  text: { margin: 0 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, overflowWrap: "anywhere" },
});

/** What is neither the same nor different, because nobody can say which one is meant. */
export function NotMatched({ found }: { found: TenantComparison }) {
  const styles = useStyles();
  const { ambiguous, unnamed, area } = found;
  if (ambiguous.length + unnamed.length === 0) return null;
  return (
    <Card title={strings.notMatched}>
      <p className={styles.text}>{strings.notMatchedText}</p>
      <ul className={styles.list}>
        {ambiguous.map(({ side, resources }) => (
          <li key={`${side}:${resources[0]?.id}`}>
            {strings.sameName(found[side].tenantName, resources.length)}{" "}
            {resources.map((resource) => (
              <span key={resource.id}>
                <AppLink to={paths.resource(found[side].tenantId, area, resource.id, "live")}>
                  {resource.name}
                </AppLink>{" "}
              </span>
            ))}
          </li>
        ))}
        {unnamed.map(({ side, resource, faults }) => (
          <li key={`${side}:${resource.id}`}>
            <AppLink to={paths.resource(found[side].tenantId, area, resource.id, "live")}>
              {resource.name}
            </AppLink>
            {": "}
            {faults
              .map((fault) => strings.fault(found[side].tenantName, fault.path, fault.reason))
              .join("; ")}
          </li>
        ))}
      </ul>
    </Card>
  );
}
