import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from "@fluentui/react-components";
import { asProblem } from "@/api/problem";

interface ProblemMessageProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What failed, in the words of the server, and the way to try again. */
export function ProblemMessage({ error, onRetry }: ProblemMessageProps) {
  const problem = asProblem(error);
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{problem.title}</MessageBarTitle>
        {problem.detail}
        {problem.fields.map((field) => (
          <div key={field.field}>
            {field.field}: {field.message}
          </div>
        ))}
      </MessageBarBody>
      {onRetry && (
        <MessageBarActions>
          <Button size="small" onClick={onRetry}>
            Try again
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
