import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from "@fluentui/react-components";
import { asProblem, isFinal } from "@/api/problem";
import { sentence } from "@/lib/sentence";

interface ProblemMessageProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What failed, in the words of the server, and the way to try again where that may help. */
export function ProblemMessage({ error, onRetry }: ProblemMessageProps) {
  const problem = asProblem(error);
  // The title of an answer is the bare name of its status, which tells a person nothing beside the detail.
  const isTitleNeeded = problem.status === 0 || !problem.detail;
  return (
    <MessageBar intent={problem.status === 403 ? "warning" : "error"} layout="multiline" role="alert">
      <MessageBarBody>
        {isTitleNeeded && <MessageBarTitle>{problem.title}</MessageBarTitle>}
        {sentence(problem.detail)}
        {problem.fields
          .filter((field) => !problem.detail.includes(field.message))
          .map((field) => (
            <div key={field.field}>
              {field.field}: {field.message}
            </div>
          ))}
      </MessageBarBody>
      {onRetry && !isFinal(problem) && (
        <MessageBarActions>
          <Button size="small" onClick={onRetry}>
            Try again
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
