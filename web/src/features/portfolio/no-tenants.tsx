import { AddRegular } from "@fluentui/react-icons/svg/add";
import { paths } from "@/lib/paths";
import { EmptyState } from "@/ui/empty-state";
import { FirstSteps } from "@/ui/first-steps";
import { LinkButton } from "@/ui/link-button";
import { useRights } from "@/ui/rights/use-rights";
import { KeyReminder } from "./key-reminder";
import { strings } from "./strings";

/** An administrator begins here; everybody else waits for somebody who gives a tenant. */
export function NoTenants() {
  const rights = useRights();
  if (!rights.overAll("administrator"))
    return <EmptyState title={strings.emptyTitle} text={strings.emptyText} />;
  const add = (
    <LinkButton to={paths.addTenant()} appearance="primary" icon={<AddRegular />}>
      {strings.addTenant}
    </LinkButton>
  );
  return (
    <FirstSteps now="connect" actions={add}>
      <KeyReminder />
    </FirstSteps>
  );
}
