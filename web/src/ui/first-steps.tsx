import { makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { CircleRegular } from "@fluentui/react-icons/svg/circle";
import type { ReactNode } from "react";
import { Card } from "./card";
import { firstStepsWords as words } from "./first-steps-words";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "grid",
    gap: tokens.spacingVerticalL,
  },
  step: { display: "grid", gridTemplateColumns: "24px minmax(0, 1fr)", columnGap: tokens.spacingHorizontalM },
  mark: { fontSize: "20px", lineHeight: 1, color: tokens.colorNeutralForeground3, paddingTop: "2px" },
  done: { color: tokens.colorPaletteGreenForeground1 },
  now: { color: tokens.colorBrandForeground1 },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  later: { color: tokens.colorNeutralForeground3 },
  text: { display: "block", maxWidth: "68ch", color: tokens.colorNeutralForeground2 },
  actions: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalS,
  },
});

export type FirstStep = keyof typeof words.steps;

const ORDER: readonly FirstStep[] = ["administrator", "connect", "read", "agree"];

interface FirstStepsProps {
  /** The step that comes next; those before it are done. */
  readonly now: FirstStep;
  /** What can be done about it. */
  readonly actions?: ReactNode;
  /** What has to be remembered beside the steps. */
  readonly children?: ReactNode;
}

/** The way from an empty server to the first drift, and where on it one is. */
export function FirstSteps({ now, actions, children }: FirstStepsProps) {
  const styles = useStyles();
  const at = ORDER.indexOf(now);
  return (
    <Card title={words.title}>
      <div className={styles.stack}>
        <ol className={styles.list}>
          {ORDER.map((step, index) => {
            const isDone = index < at;
            const isNow = index === at;
            const { title, text } = words.steps[step];
            return (
              <li key={step} className={styles.step} aria-current={isNow ? "step" : undefined}>
                <span className={mergeClasses(styles.mark, isDone && styles.done, isNow && styles.now)}>
                  {isDone ? (
                    <CheckmarkCircleFilled aria-label={words.done} />
                  ) : (
                    <CircleRegular aria-hidden="true" />
                  )}
                </span>
                <div>
                  {isNow ? (
                    <h3 className={styles.title}>{title}</h3>
                  ) : (
                    <span className={styles.later}>{title}</span>
                  )}
                  {isNow && <Text className={styles.text}>{text}</Text>}
                  {isNow && actions && <div className={styles.actions}>{actions}</div>}
                </div>
              </li>
            );
          })}
        </ol>
        {children}
      </div>
    </Card>
  );
}
