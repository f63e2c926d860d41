import { MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import type { Tenant } from "@/api/types";
import { expiryOf } from "@/lib/credential-expiry";
import { paths } from "@/lib/paths";
import { useNow } from "@/lib/use-now";
import { LinkButton } from "@/ui/link-button";
import { strings } from "./strings";

/** Says that the credential ends soon or has ended, and leads to where it is replaced. */
export function CredentialNotice({ tenant }: { tenant: Tenant }) {
  const now = useNow();
  if (!tenant.connection) return null;
  const { state, days } = expiryOf(tenant.connection, now);
  if (state !== "soon" && state !== "expired") return null;
  const shared = tenant.connection.appRegistration;
  return (
    <MessageBar intent={state === "expired" ? "error" : "warning"} layout="multiline" role="status">
      <MessageBarBody>
        {state === "expired" ? strings.credentialExpired : strings.credentialEnds(days)}
      </MessageBarBody>
      <MessageBarActions>
        <LinkButton to={shared ? paths.appRegistration(shared.id) : paths.tenantSettings(tenant.id)}>
          {strings.replaceCredential}
        </LinkButton>
      </MessageBarActions>
    </MessageBar>
  );
}
