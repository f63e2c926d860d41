import { makeStyles, tokens } from "@fluentui/react-components";
import { Card } from "@/ui/card";
import { NeededPermissions } from "@/ui/credential/needed-permissions";
import { strings } from "./strings";

const useStyles = makeStyles({
  steps: {
    margin: `0 0 ${tokens.spacingVerticalL}`,
    paddingLeft: tokens.spacingHorizontalXL,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
  },
});

export function WhatYouNeed() {
  const styles = useStyles();
  return (
    <Card title={strings.howTitle}>
      <ol className={styles.steps}>
        {strings.howSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <NeededPermissions purpose="read" />
    </Card>
  );
}
