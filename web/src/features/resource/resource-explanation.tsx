import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { resourceExplanationQuery } from "@/api/resource-queries";
import { Card } from "@/ui/card";
import { ExplanationList } from "@/ui/explanation/explanation-list";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { strings } from "./strings";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalM },
  text: { margin: 0 },
});

interface ResourceExplanationProps {
  readonly tenant: string;
  readonly area: string;
  readonly resource: string;
}

/** Why something is a drift, or is none; asked for only by who wants to know. */
export function ResourceExplanation({ tenant, area, resource }: ResourceExplanationProps) {
  const styles = useStyles();
  const [asked, setAsked] = useState(false);
  const [all, setAll] = useState(false);
  const explanation = useQuery({
    ...resourceExplanationQuery(tenant, area, resource, "baseline", "live"),
    enabled: asked,
  });
  return (
    <Card title={strings.explanation}>
      <div className={styles.stack}>
        <p className={styles.text}>{strings.explanationText}</p>
        {!asked && <Button onClick={() => setAsked(true)}>{strings.explain}</Button>}
        {asked && (
          <>
            <Checkbox
              label={strings.explainAll}
              checked={all}
              onChange={(_, data) => setAll(data.checked === true)}
            />
            <QueryView query={explanation} loading={<RowsSkeleton rows={3} />}>
              {({ rows }) => <ExplanationList rows={all ? rows : rows.filter((row) => row.looksDifferent)} />}
            </QueryView>
          </>
        )}
      </div>
    </Card>
  );
}
