import { makeStyles, tokens } from "@fluentui/react-components";
import { strings } from "./strings";

const useStyles = makeStyles({
  link: {
    position: "fixed",
    top: "-60px",
    left: tokens.spacingHorizontalM,
    zIndex: 1000,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    boxShadow: tokens.shadow16,
    ":focus": { top: tokens.spacingVerticalS },
  },
});

export function SkipLink() {
  const styles = useStyles();
  return (
    <a href="#content" className={styles.link}>
      {strings.skip}
    </a>
  );
}
