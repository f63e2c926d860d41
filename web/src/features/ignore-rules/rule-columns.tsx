import type { IgnoreRule } from "@/api/types";
import type { DataColumn } from "@/ui/data-table";
import { Note } from "@/ui/note";
import { StateLabel } from "@/ui/state-label";
import { TimeText } from "@/ui/time-text";
import { RuleCovers, RulePlace } from "./rule-covers";
import { strings } from "./strings";

export const ruleColumns: readonly DataColumn<IgnoreRule>[] = [
  {
    key: "covers",
    title: strings.columns.covers,
    width: "32%",
    render: (rule) => <RuleCovers rule={rule} />,
  },
  {
    key: "where",
    title: strings.columns.where,
    width: "16%",
    render: (rule) => <RulePlace rule={rule} />,
  },
  {
    key: "reason",
    title: strings.columns.reason,
    width: "24%",
    render: (rule) => (
      <>
        {rule.reason}
        <Note>{strings.by(rule.changedBy)}</Note>
      </>
    ),
  },
  {
    key: "held",
    title: strings.columns.held,
    width: "16%",
    render: (rule) =>
      rule.heldBack > 0 ? (
        strings.held(rule.heldBack)
      ) : (
        <StateLabel tone="quiet" text={strings.holdsNothing} />
      ),
  },
  {
    key: "ends",
    title: strings.columns.ends,
    width: "12%",
    render: (rule) =>
      rule.expired ? (
        <StateLabel tone="paused" text={strings.expired} />
      ) : (
        <TimeText at={rule.expiresAt} missing={strings.noEnd} />
      ),
  },
];
