import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import type { Tenant } from "@/api/types";
import { paths } from "@/lib/paths";
import { sentence } from "@/lib/sentence";
import { LinkButton } from "@/ui/link-button";
import { words } from "@/ui/words";
import { strings } from "./strings";

/** Says in Microsoft's words why the tenant cannot be read, and leads to where the connection is mended. */
export function ConnectionNotice({ tenant }: { tenant: Tenant }) {
  const error = tenant.connection?.error;
  if (!error) return null;
  return (
    <MessageBar intent="error" layout="multiline" role="status">
      <MessageBarBody>
        <MessageBarTitle>{words.tenantState.broken}</MessageBarTitle>
        {sentence(error)}
      </MessageBarBody>
      <MessageBarActions>
        <LinkButton to={paths.tenantSettings(tenant.id)}>{strings.settings}</LinkButton>
      </MessageBarActions>
    </MessageBar>
  );
}
