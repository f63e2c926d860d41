import { MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { strings } from "./strings";

/** Whoever loses the key loses everything that is encrypted with it, and learns of it too late. */
export function KeyReminder() {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{strings.keyTitle}</MessageBarTitle>
        {strings.keyText}
      </MessageBarBody>
    </MessageBar>
  );
}
