import { makeStyles, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  text: {
    display: "-webkit-box",
    WebkitBoxOrient: "vertical",
    WebkitLineClamp: "2",
    overflow: "hidden",
    overflowWrap: "anywhere",
  },
  /** On a phone the cells stand below one another, without the head of their column. */
  title: { color: tokens.colorNeutralForeground3, "@media (min-width: 781px)": { display: "none" } },
});

/** Two lines of a value; the whole on hover. */
export function PropertyCell({ title, text }: { title: string; text: string }) {
  const styles = useStyles();
  return (
    <span className={styles.text} title={text}>
      <span className={styles.title}>{title}: </span>
      {text}
    </span>
  );
}
