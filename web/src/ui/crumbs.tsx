import { makeStyles, tokens } from "@fluentui/react-components";
import { AppLink } from "./app-link";

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexWrap: "wrap",
    listStyleType: "none",
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    padding: 0,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  item: { "&:not(:last-child)::after": { content: '"›"', margin: `0 ${tokens.spacingHorizontalS}` } },
});

export interface Crumb {
  readonly text: string;
  readonly to: string;
}

export function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const styles = useStyles();
  return (
    <nav aria-label="Breadcrumb">
      <ol className={styles.list}>
        {crumbs.map((crumb) => (
          <li key={crumb.to} className={styles.item}>
            <AppLink to={crumb.to}>{crumb.text}</AppLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}
