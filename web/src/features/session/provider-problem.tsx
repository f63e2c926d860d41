import { MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { problemSentence, providerWords } from "./provider-words";

interface ProviderProblemProps {
  /** Why the server sent the person back here. */
  readonly code: string;
  /** The provider's own code, where it refused. */
  readonly reference: string | null;
}

/** Anybody can write these into a link, so the words are ours, and codes are shown as the short texts that they are. */
export function ProviderProblem({ code, reference }: ProviderProblemProps) {
  const shown = [code, reference].filter((part) => part !== null && /^[\w.-]{1,60}$/.test(part));
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{providerWords.failed}</MessageBarTitle>
        {problemSentence(code)}
        {shown.length > 0 && <div>{providerWords.code(shown.join(", "))}</div>}
      </MessageBarBody>
    </MessageBar>
  );
}
