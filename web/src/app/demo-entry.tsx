import { useEffect } from "react";
import { PageLoading } from "./page-loading";

/** The demo signs its visitor in by itself. */
export function DemoEntry({ start }: { start: () => void }) {
  useEffect(() => start(), [start]);
  return <PageLoading />;
}
