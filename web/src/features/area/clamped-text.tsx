import { makeStyles } from "@fluentui/react-components";

const useStyles = makeStyles({
  text: {
    display: "-webkit-box",
    WebkitBoxOrient: "vertical",
    WebkitLineClamp: "2",
    overflow: "hidden",
    overflowWrap: "anywhere",
  },
});

/** Two lines of a text; the whole on hover. */
export function ClampedText({ text }: { text: string }) {
  const styles = useStyles();
  return (
    <span className={styles.text} title={text}>
      {text}
    </span>
  );
}
