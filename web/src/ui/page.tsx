import { makeStyles, Text, tokens, typographyStyles } from "@fluentui/react-components";
import { type ReactNode, useEffect, useRef } from "react";
import { paths } from "@/lib/paths";
import { isTyping } from "./actions/use-keys";
import { type Crumb, Crumbs } from "./crumbs";
import { usePageTitle } from "./use-page-title";
import { useScrollPlace } from "./use-scroll-place";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXL,
    width: "100%",
    maxWidth: "1360px",
    margin: "0 auto",
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXXL}`,
    "@media (max-width: 900px)": { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}` },
  },
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "flex-end",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalL,
  },
  title: { ...typographyStyles.title2, margin: 0, outlineStyle: "none", overflowWrap: "anywhere" },
  description: {
    overflowWrap: "anywhere",
    color: tokens.colorNeutralForeground2,
    marginTop: tokens.spacingVerticalXS,
    display: "block",
  },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** What stands for a name that is not loaded yet. */
const NOT_LOADED = "…";

interface PageProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly crumbs?: readonly Crumb[];
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every page: its heading takes the focus, so that a screen reader hears where it is. */
export function Page({ title, description, crumbs, actions, children }: PageProps) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  usePageTitle(title, ...placesOf(crumbs));
  useScrollPlace();
  useEffect(() => {
    if (!isTypingInDialog()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={styles.page}>
      <div>
        {crumbs && <Crumbs crumbs={crumbs} />}
        <div className={styles.head}>
          <div>
            <h1 className={styles.title} ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {description && <Text className={styles.description}>{description}</Text>}
          </div>
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
      </div>
      {children}
    </div>
  );
}

/** Who opened the palette while the page was under way goes on typing there. */
function isTypingInDialog(): boolean {
  const focused = document.activeElement;
  return isTyping(focused) && focused?.closest("[role=dialog]") !== null;
}

/** The places above the page that are known by now, the nearest first. The portfolio lies above everything. */
function placesOf(crumbs: readonly Crumb[] = []): string[] {
  return crumbs
    .filter(({ text, to }) => to !== paths.portfolio() && text !== NOT_LOADED)
    .map(({ text }) => text)
    .toReversed();
}
