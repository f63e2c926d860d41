import { useEffect, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { Drift } from "@/api/types";
import { paths } from "@/lib/paths";
import { useKeys } from "@/ui/actions/use-keys";
import { type Decision, decidable } from "./decisions";
import { movedTo, nextAfter, toggled } from "./row-moves";
import { useDecide } from "./use-decide";
import type { Selection } from "./use-selection";

/** The drift in the address to which one comes back. */
const AT = "at";

interface Inbox {
  readonly rows: readonly Drift[];
  readonly selection: Selection;
  /** The way through the inbox, for the page of a drift. */
  readonly search: string;
  /** Asks what the decision needs to know. */
  readonly act: (decision: Decision, drifts: readonly Drift[]) => void;
}

interface InboxKeys {
  /** The drift that a key acts on when none is chosen. */
  readonly current: string | null;
  /** Goes on to the next drift that a decision leaves in the list. */
  readonly goOn: (decision: Decision, drifts: readonly Drift[]) => void;
}

/** Triage without a mouse: single keys act on the chosen drifts or, when there are none, on the current one. */
export function useInboxKeys({ rows, selection, search, act }: Inbox): InboxKeys {
  const [params, setParams] = useSearchParams();
  const [current, setCurrent] = useState(() => params.get(AT));
  const [plans, setPlans] = useState(false);
  const navigate = useNavigate();
  const { decide, plan } = useDecide(act);
  const { ids: selected, choose } = selection;
  const chosen = () => (selected.size > 0 ? selection.chosen : rows.filter((drift) => drift.id === current));
  const open = () => {
    if (!current) return;
    setParams((now) => withParameter(now, AT, current), { replace: true });
    navigate(`${paths.drift(current)}${search ? `?${search}` : ""}`);
  };
  useKeys({
    j: () => setCurrent(movedTo(rows, current, 1)),
    k: () => setCurrent(movedTo(rows, current, -1)),
    x: () => current && choose(toggled(selected, current)),
    a: () => decide("accept", chosen()),
    s: () => decide("snooze", chosen()),
    r: () => {
      if (selected.size === 0 && current) choose(new Set([current]));
      setPlans(true);
    },
    Enter: open,
    Escape: () => (selected.size > 0 ? selection.clear() : setCurrent(null)),
    "/": () => searchField()?.focus(),
  });
  useWayOutOfSearch(() => setCurrent(movedTo(rows, current, 0)));
  // The plan is asked for by what stands beside the other actions, which is drawn once something is chosen.
  useEffect(() => {
    if (!plans) return;
    setPlans(false);
    plan(selection.chosen);
  }, [plans, plan, selection.chosen]);
  return {
    current,
    goOn: (decision, drifts) => setCurrent(nextAfter(rows, current, new Set(decidable(decision, drifts)))),
  };
}

function searchField(): HTMLInputElement | null {
  return document.querySelector("main input[type=search]");
}

/** Enter and Escape lead from the search to the drifts that it found. */
function useWayOutOfSearch(leave: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const field = searchField();
      if (field === null || event.target !== field || (event.key !== "Enter" && event.key !== "Escape"))
        return;
      field.blur();
      leave();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  });
}

function withParameter(params: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(params);
  next.set(name, value);
  return next;
}
