import { useEffect, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { Drift } from "@/api/types";
import { paths } from "@/lib/paths";
import { registeredAction } from "@/ui/actions/registered-actions";
import { useKeys } from "@/ui/actions/use-keys";
import { useRights } from "@/ui/rights/use-rights";
import { useAnnounce } from "@/ui/use-announce";
import { type Decision, decidable, whyNot } from "./decisions";
import { movedTo, nextAfter, toggled } from "./row-moves";
import { strings } from "./strings";
import type { Selection } from "./use-selection";

/** Under which a plan for the chosen drifts is registered. */
const PLAN_RESTORE = "planRestore";
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
  readonly helps: boolean;
  readonly closeHelp: () => void;
}

/** Triage without a mouse: single keys act on the chosen drifts or, when there are none, on the current one. */
export function useInboxKeys({ rows, selection, search, act }: Inbox): InboxKeys {
  const [params, setParams] = useSearchParams();
  const [current, setCurrent] = useState(() => params.get(AT));
  const [helps, setHelps] = useState(false);
  const [plans, setPlans] = useState(false);
  const navigate = useNavigate();
  const announce = useAnnounce();
  const rights = useRights();
  const { ids: selected, choose } = selection;
  const chosen = () => (selected.size > 0 ? selection.chosen : rows.filter((drift) => drift.id === current));
  const decide = (decision: Decision) => {
    const drifts = chosen();
    const why = drifts.length === 0 ? strings.chooseFirst : whyNot(decision, drifts, rights);
    if (why) announce(why, "info");
    else act(decision, drifts);
  };
  const open = () => {
    if (!current) return;
    setParams((now) => withParameter(now, AT, current), { replace: true });
    navigate(`${paths.drift(current)}${search ? `?${search}` : ""}`);
  };
  useKeys({
    j: () => setCurrent(movedTo(rows, current, 1)),
    k: () => setCurrent(movedTo(rows, current, -1)),
    x: () => current && choose(toggled(selected, current)),
    a: () => decide("accept"),
    s: () => decide("snooze"),
    r: () => {
      if (selected.size === 0 && current) choose(new Set([current]));
      setPlans(true);
    },
    Enter: open,
    Escape: () => (selected.size > 0 ? selection.clear() : setCurrent(null)),
    "/": () => searchField()?.focus(),
    "?": () => setHelps(true),
  });
  useWayOutOfSearch(() => setCurrent(movedTo(rows, current, 0)));
  // The plan is asked for by what stands beside the other actions, which is drawn once something is chosen.
  useEffect(() => {
    if (!plans) return;
    setPlans(false);
    const plan = registeredAction(PLAN_RESTORE);
    const why = plan ? plan.whyNot : selected.size === 0 ? strings.chooseFirst : strings.noPlanning;
    if (why) announce(why, "info");
    else plan?.run();
  }, [plans, selected, announce]);
  return {
    current,
    goOn: (decision, drifts) => setCurrent(nextAfter(rows, current, new Set(decidable(decision, drifts)))),
    helps,
    closeHelp: () => setHelps(false),
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
