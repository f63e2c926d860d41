import { Link, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { PROVIDER_SIGN_OUT } from "@/lib/paths";
import { providerWords } from "./provider-words";

/** The session here has ended; the one at the provider goes on until the person ends it there. */
export function SignedOut({ name }: { name: string }) {
  return (
    <MessageBar intent="success" layout="multiline">
      <MessageBarBody>{providerWords.signedOut}</MessageBarBody>
      <MessageBarActions>
        <Link href={PROVIDER_SIGN_OUT}>{providerWords.signOutOf(name)}</Link>
      </MessageBarActions>
    </MessageBar>
  );
}
