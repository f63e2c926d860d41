import { useMemo } from "react";
import { useSearchParams } from "react-router";
import type { AreaFilter } from "./area-filter";

const FIELDS = ["q", "access", "workload"] as const;

/** What the list of areas shows, kept in the address: the filter, and which workloads are open. */
export function useAreaFilter() {
  const [params, setParams] = useSearchParams();
  return useMemo(() => {
    const change = (entries: Readonly<Record<string, string>>) =>
      setParams(
        (current) => {
          const next = new URLSearchParams(current);
          for (const [name, value] of Object.entries(entries)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace: true },
      );
    const read = (name: string) => params.get(name) ?? "";
    const filter: AreaFilter = { q: read("q"), access: read("access"), workload: read("workload") };
    const opened = read("open").split(",").filter(Boolean);
    return {
      filter,
      opened,
      set: (name: keyof AreaFilter, value: string) => change({ [name]: value }),
      clear: () => change(Object.fromEntries(FIELDS.map((name) => [name, ""]))),
      openAll: (workloads: readonly string[]) => change({ open: workloads.join(",") }),
      toggle: (workload: string) => {
        const without = opened.filter((name) => name !== workload);
        const next = without.length === opened.length ? [...opened, workload] : without;
        change({ open: next.join(",") });
      },
    };
  }, [params, setParams]);
}
