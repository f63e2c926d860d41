import { Button, Divider } from "@fluentui/react-components";
import { providerSignInAddress } from "@/lib/paths";
import { providerWords } from "./provider-words";

interface ProviderSignInProps {
  /** What people call the provider. */
  readonly name: string;
  /** The page to come back to. */
  readonly target: string;
}

/** A link and not a request: the browser goes to the provider and comes back signed in. */
export function ProviderSignIn({ name, target }: ProviderSignInProps) {
  return (
    <>
      <Button as="a" appearance="primary" href={providerSignInAddress(target)}>
        {providerWords.signInWith(name)}
      </Button>
      <Divider>{providerWords.or}</Divider>
    </>
  );
}
