import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { useId } from "react";
import { DataTable } from "@/ui/data-table";
import { areaColumns } from "./area-columns";
import type { WorkloadGroup } from "./group-by-workload";
import { WorkloadMenu } from "./workload-menu";
import { WorkloadSummary } from "./workload-summary";

const useStyles = makeStyles({
  section: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    overflow: "hidden",
    minWidth: 0,
  },
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  button: {
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    paddingLeft: tokens.spacingHorizontalXS,
  },
  menu: { marginLeft: "auto" },
  body: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

interface WorkloadSectionProps {
  readonly tenant: string;
  readonly group: WorkloadGroup;
  readonly open: boolean;
  /** Left out while a filter decides what is open. */
  readonly onToggle: (() => void) | undefined;
}

/** One workload: its counts, and its areas when it is open. */
export function WorkloadSection({ tenant, group, open, onToggle }: WorkloadSectionProps) {
  const styles = useStyles();
  const body = useId();
  return (
    <section className={styles.section} aria-label={group.title}>
      <div className={styles.head}>
        <h2 className={styles.title}>
          {onToggle ? (
            <Button
              className={styles.button}
              appearance="transparent"
              aria-expanded={open}
              aria-controls={body}
              icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
              onClick={onToggle}
            >
              {group.title}
            </Button>
          ) : (
            group.title
          )}
        </h2>
        <WorkloadSummary areas={group.areas} />
        <div className={styles.menu}>
          <WorkloadMenu tenant={tenant} group={group} />
        </div>
      </div>
      <div id={body}>
        {open && (
          <div className={styles.body}>
            <DataTable
              label={group.title}
              columns={areaColumns(tenant)}
              rows={group.areas}
              rowKey={(area) => area.area}
            />
          </div>
        )}
      </div>
    </section>
  );
}
