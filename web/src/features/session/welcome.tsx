import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { BrandMark, brandName } from "@/ui/brand/brand-mark";
import { useLook } from "@/ui/brand/use-look";
import { usePageTitle } from "@/ui/use-page-title";
import { strings } from "./strings";

const useStyles = makeStyles({
  page: {
    minHeight: "100vh",
    display: "grid",
    gridTemplateColumns: "minmax(280px, 5fr) 7fr",
    "@media (max-width: 800px)": { gridTemplateColumns: "1fr", gridTemplateRows: "auto 1fr" },
  },
  brand: {
    position: "relative",
    display: "flex",
    flexDirection: "column",
    justifyContent: "center",
    gap: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalXXXL} 48px`,
    backgroundColor: "#06242a",
    color: "#ecf9fb",
    backgroundImage: "linear-gradient(160deg, #083840, #021417)",
    "@media (max-width: 800px)": { padding: tokens.spacingVerticalXXL },
  },
  // The product's own drawing has room to its left.
  own: { marginLeft: "-15px", lineHeight: 0 },
  name: { margin: 0, fontSize: "34px", lineHeight: "40px", fontWeight: tokens.fontWeightSemibold },
  tagline: {
    color: "#b9e4eb",
    maxWidth: "34ch",
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase500,
  },
  main: { display: "grid", placeItems: "center", padding: tokens.spacingVerticalXXL },
  panel: {
    width: "100%",
    maxWidth: "420px",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
});

interface WelcomeProps {
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}

/** The pages before the frame: who we are on one side, the form on the other. */
export function Welcome({ title, text, children }: WelcomeProps) {
  const styles = useStyles();
  const look = useLook();
  usePageTitle(title);
  return (
    <div className={styles.page}>
      <header className={styles.brand} style={look.colour ? { background: look.colour } : undefined}>
        <div className={look.logo ? undefined : styles.own}>
          <BrandMark look={look} size={72} />
        </div>
        <p className={styles.name}>{brandName(look)}</p>
        <p className={styles.tagline}>{strings.tagline}</p>
      </header>
      <main className={styles.main}>
        <div className={styles.panel}>
          <h1 className={styles.title}>{title}</h1>
          {text && <Text>{text}</Text>}
          {children}
        </div>
      </main>
    </div>
  );
}
