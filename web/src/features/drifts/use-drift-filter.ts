import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import type { DriftFilter } from "@/api/queries";
import { DIRECTIONS } from "@/lib/direction";
import { SEVERITY_CHOICES } from "@/lib/severity";
import { words } from "@/ui/words";
import { AGES, ageOf } from "./age";

/** "Every state" must be said in the address, because leaving it out means "open". */
const EVERY_STATE = "all";
/** What the inbox can be grouped by; the empty word groups nothing. */
export const GROUPINGS = ["change", "changedBy", "tenant", "area", "assignee"] as const;
export type Grouping = (typeof GROUPINGS)[number] | "";

/** What the address says beside the conditions of the filter: the state, the grouping, and the drift one comes back to. */
const NO_CONDITIONS: readonly string[] = ["state", "by", "at"];

export type FilterName = Exclude<keyof DriftFilter, "minAgeHours" | "maxAgeHours"> | "age" | "by";

interface DriftFilterState {
  readonly filter: DriftFilter;
  readonly age: string;
  readonly by: Grouping;
  readonly isFiltered: boolean;
  /** What stands behind the question mark, so that a drift knows the way through the inbox that led to it. */
  readonly search: string;
  readonly set: (name: FilterName, value: string) => void;
  readonly clear: () => void;
}

export function useDriftFilter(): DriftFilterState {
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => readFilter(params), [params]);
  const set = useCallback(
    (name: FilterName, value: string) =>
      setParams(
        (current) => {
          const next = new URLSearchParams(current);
          const written = name === "state" ? stateParameter(value) : value;
          if (written) next.set(name, written);
          else next.delete(name);
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  const { by, age } = { by: readGrouping(params), age: ageOf(params.get("age")) };
  return {
    filter,
    age,
    by,
    isFiltered: [...params.keys()].some((key) => !NO_CONDITIONS.includes(key)) || filter.state !== "open",
    search: withoutPlace(params),
    set,
    clear: () => setParams(by ? { by } : {}),
  };
}

export function readFilter(params: URLSearchParams): DriftFilter {
  const state = params.get("state") ?? "open";
  const age = AGES.find(({ value }) => value === params.get("age"));
  return {
    tenant: params.get("tenant") ?? "",
    group: params.get("group") ?? "",
    tag: params.get("tag") ?? "",
    area: params.get("area") ?? "",
    state: state === EVERY_STATE ? "" : state,
    severity: SEVERITY_CHOICES.find((choice) => choice === params.get("severity")) ?? "",
    mark: Object.keys(words.driftMark).find((mark) => mark === params.get("mark")) ?? "",
    direction: DIRECTIONS.find((direction) => direction === params.get("direction")) ?? "",
    assignee: params.get("assignee") ?? "",
    changedBy: params.get("changedBy") ?? "",
    change: params.get("change") ?? "",
    minAgeHours: age?.minHours ?? "",
    maxAgeHours: age?.maxHours ?? "",
    q: params.get("q") ?? "",
  };
}

export function readGrouping(params: URLSearchParams): Grouping {
  return GROUPINGS.find((by) => by === params.get("by")) ?? "";
}

/** The address of the flat list that holds the drifts of a group and no others. */
export function searchOfGroup(search: string, by: Grouping, key: string): string {
  const params = new URLSearchParams(search);
  params.delete("by");
  if (by) params.set(by, key || "none");
  return params.toString();
}

function withoutPlace(params: URLSearchParams): string {
  const search = new URLSearchParams(params);
  search.delete("at");
  return search.toString();
}

function stateParameter(state: string): string {
  if (state === "open") return "";
  return state || EVERY_STATE;
}
