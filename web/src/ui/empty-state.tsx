import { makeStyles, Subtitle1, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { Logo } from "./logo";

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
    textAlign: "center",
    border: `1px dashed ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: { margin: 0, textAlign: "center" },
  text: { maxWidth: "56ch", textAlign: "center", color: tokens.colorNeutralForeground2 },
  actions: { display: "flex", flexWrap: "wrap", justifyContent: "center", gap: tokens.spacingHorizontalS },
});

interface EmptyStateProps {
  readonly title: string;
  readonly text: ReactNode;
  readonly actions?: ReactNode;
}

/** Nothing here yet: says what to do next. */
export function EmptyState({ title, text, actions }: EmptyStateProps) {
  const styles = useStyles();
  return (
    <div className={styles.box}>
      <Logo size={44} />
      <Subtitle1 as="h2" className={styles.title}>
        {title}
      </Subtitle1>
      <Text className={styles.text}>{text}</Text>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
