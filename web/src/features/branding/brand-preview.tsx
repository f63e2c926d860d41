import { makeStyles, tokens } from "@fluentui/react-components";
import type { Look } from "@/api/types";
import { BrandMark, brandName } from "@/ui/brand/brand-mark";
import { strings } from "./strings";

const useStyles = makeStyles({
  figure: { margin: 0 },
  caption: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    marginBottom: tokens.spacingVerticalXS,
  },
  bar: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    height: "48px",
    padding: `0 ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: "#06242a",
    color: "#ffffff",
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
});

export function BrandPreview({ look }: { look: Look }) {
  const styles = useStyles();
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>{strings.preview}</figcaption>
      <div className={styles.bar} style={{ backgroundColor: look.colour ?? undefined }}>
        <BrandMark look={look} size={24} />
        {brandName(look)}
      </div>
    </figure>
  );
}
