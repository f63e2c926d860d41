import { MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import type { ConnectionTest } from "@/api/types";
import { sentence } from "@/lib/sentence";
import { strings } from "./strings";

export type TestedConnection = Omit<ConnectionTest, "checkedAt">;

/** Whether a connection works and how much it opens, or why it does not work and what helps. */
export function ConnectionSummary({ result }: { result: TestedConnection }) {
  return (
    <MessageBar intent={result.ok ? "success" : "error"} layout="multiline" role="status">
      <MessageBarBody>
        <MessageBarTitle>
          {result.ok ? strings.connected(result.organization) : strings.failedTitle}
        </MessageBarTitle>
        {textOf(result)}
      </MessageBarBody>
    </MessageBar>
  );
}

/** Right after a credential was stored nobody has looked yet; that is not the same as nothing. */
export function isNotLookedAt({ ok, areas }: TestedConnection): boolean {
  return ok && openAreas(areas) === 0 && areas.some((area) => area.access === "unknown");
}

function textOf(result: TestedConnection): string {
  const { error, areas } = result;
  if (error) return `${sentence(error.message)} ${error.hint ?? ""}`;
  return isNotLookedAt(result) ? strings.notLookedAt : strings.unlocked(openAreas(areas), areas.length);
}

function openAreas(areas: TestedConnection["areas"]): number {
  return areas.filter((area) => area.access === "full" || area.access === "readOnly").length;
}
