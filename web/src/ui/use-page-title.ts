import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { configQuery } from "@/api/queries";
import { brandWords } from "./brand/brand-words";

/** Names the tab and the entry of the browser's history: what is shown first, then where it lies. */
export function usePageTitle(...parts: readonly string[]): void {
  // Whatever surrounds a page has asked for it already.
  const brand = useQuery({ ...configQuery, enabled: false }).data?.branding.name ?? brandWords.product;
  const title = [...parts, brand].join(" · ");
  useEffect(() => {
    document.title = title;
  }, [title]);
}
