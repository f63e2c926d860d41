import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

/** Which columns the table of an area has: those of the page that are left out, and properties that are shown. */
export interface ChosenColumns {
  readonly hide: readonly string[];
  readonly show: readonly string[];
}

/** The most properties that the server sends with a list. */
export const MOST_PROPERTIES = 8;

const NAMES = ["hide", "show"] as const;

/**
 * The choice stands in the address, so that it can be shared. An address without one has the choice that was made last
 * for the area in this browser.
 */
export function useColumns(area: string): [ChosenColumns, (next: ChosenColumns) => void] {
  const [params, setParams] = useSearchParams();
  const isShared = NAMES.some((name) => params.has(name));
  const text = isShared ? JSON.stringify(ofAddress(params)) : localStorage.getItem(storageKey(area));
  const chosen = useMemo(() => parsed(text), [text]);
  const choose = useCallback(
    (next: ChosenColumns) => {
      localStorage.setItem(storageKey(area), JSON.stringify(next));
      setParams(
        (current) => {
          const search = new URLSearchParams(current);
          for (const name of NAMES) search.set(name, next[name].join(","));
          return search;
        },
        { replace: true },
      );
    },
    [area, setParams],
  );
  return [chosen, choose];
}

function storageKey(area: string): string {
  return `plumbline.columns.${area}`;
}

function ofAddress(params: URLSearchParams): ChosenColumns {
  const names = (name: string) => (params.get(name) ?? "").split(",").filter(Boolean);
  return { hide: names("hide"), show: names("show") };
}

function parsed(text: string | null): ChosenColumns {
  try {
    const { hide, show } = JSON.parse(text ?? "{}");
    return { hide: texts(hide), show: texts(show).slice(0, MOST_PROPERTIES) };
  } catch {
    return { hide: [], show: [] };
  }
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
