import { Spinner } from "@fluentui/react-components";

/** Turns beside a text that already says what goes on, so it is silent to screen readers. */
export function BusyIcon() {
  return <Spinner size="tiny" aria-hidden="true" />;
}
