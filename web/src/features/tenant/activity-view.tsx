import { makeStyles, tokens } from "@fluentui/react-components";
import { BudgetCard } from "./budget-card";
import { EventsCard } from "./events-card";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXL },
});

/** What came and went, and how hard Microsoft is asked. */
export function ActivityView({ tenant }: { tenant: string }) {
  return (
    <div className={useStyles().stack}>
      <EventsCard tenant={tenant} />
      <BudgetCard tenant={tenant} />
    </div>
  );
}
