import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { useQuery } from "@tanstack/react-query";
import { tenantsQuery } from "@/api/queries";
import { paths } from "@/lib/paths";
import { LinkButton } from "@/ui/link-button";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { Permitted } from "@/ui/rights/permitted";
import { CardsSkeleton, RowsSkeleton } from "@/ui/skeletons";
import { NoTenants } from "./no-tenants";
import { PortfolioCoverage } from "./portfolio-coverage";
import { ScoreCards } from "./score-cards";
import { strings } from "./strings";
import { SyncAllButton } from "./sync-all-button";
import { TenantOverview } from "./tenant-overview";
import { TrendCard } from "./trend-card";

const useStyles = makeStyles({
  pair: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    gap: tokens.spacingHorizontalL,
    "@media (max-width: 900px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
});

export function PortfolioPage() {
  const styles = useStyles();
  const tenants = useQuery(tenantsQuery);
  const addTenant = (
    <Permitted needs="administrator">
      {(allowed) =>
        allowed ? (
          <LinkButton to={paths.addTenant()} appearance="primary" icon={<AddRegular />}>
            {strings.addTenant}
          </LinkButton>
        ) : (
          <Button appearance="primary" icon={<AddRegular />} disabledFocusable>
            {strings.addTenant}
          </Button>
        )
      }
    </Permitted>
  );
  const filled = tenants.data !== undefined && tenants.data.length > 0;
  return (
    <Page
      title={strings.title}
      description={filled ? strings.description(tenants.data.length) : undefined}
      actions={
        filled ? (
          <>
            <SyncAllButton tenants={tenants.data} />
            {addTenant}
          </>
        ) : undefined
      }
    >
      <QueryView
        query={tenants}
        loading={
          <>
            <CardsSkeleton />
            <RowsSkeleton />
          </>
        }
        isEmpty={(data) => data.length === 0}
        empty={<NoTenants />}
      >
        {(data) => (
          <>
            <ScoreCards tenants={data} />
            <div className={styles.pair}>
              <PortfolioCoverage />
              <TrendCard />
            </div>
            <TenantOverview tenants={data} />
          </>
        )}
      </QueryView>
    </Page>
  );
}
