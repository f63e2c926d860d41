import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ProblemMessage } from "./problem-message";

interface QueryViewProps<Data> {
  readonly query: Pick<UseQueryResult<Data>, "data" | "error" | "refetch">;
  readonly loading: ReactNode;
  readonly empty?: ReactNode;
  readonly isEmpty?: (data: Data) => boolean;
  readonly children: (data: Data) => ReactNode;
}

/** Loading, failed, empty and full, decided in one place. Older data stays visible beside a failure. */
export function QueryView<Data>({ query, loading, empty, isEmpty, children }: QueryViewProps<Data>) {
  const failed = query.error ? <ProblemMessage error={query.error} onRetry={() => query.refetch()} /> : null;
  if (query.data === undefined) return failed ?? loading;
  return (
    <>
      {failed}
      {isEmpty?.(query.data) ? empty : children(query.data)}
    </>
  );
}
