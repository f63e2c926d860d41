import { makeStyles, tokens } from "@fluentui/react-components";
import type { AppRegistrationDetail } from "@/api/types";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { Card } from "@/ui/card";
import { strings } from "./strings";

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

export function TenantsCard({ tenants }: Pick<AppRegistrationDetail, "tenants">) {
  const styles = useStyles();
  return (
    <Card title={strings.tenantsTitle}>
      {tenants.length === 0 ? (
        strings.noTenants
      ) : (
        <ul className={styles.list}>
          {tenants.map((tenant) => (
            <li key={tenant.id}>
              <AppLink to={paths.tenant(tenant.id)}>{tenant.name}</AppLink>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
