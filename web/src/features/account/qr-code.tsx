import { makeStyles } from "@fluentui/react-components";
import { encode } from "uqr";
import { words } from "./words";

const useStyles = makeStyles({
  // Cameras need dark on light, whatever the theme.
  code: { width: "200px", height: "200px", backgroundColor: "#ffffff", alignSelf: "center" },
});

/** Drawn here from the text alone: the secret goes nowhere. */
export function QrCode({ text }: { text: string }) {
  const styles = useStyles();
  const { data, size } = encode(text, { border: 4 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <svg className={styles.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words.qrLabel}>
      <path d={path} fill="#000000" shapeRendering="crispEdges" />
    </svg>
  );
}
