import { expect, test } from "vitest";
import { makeArea } from "@/test/fixtures";
import { groupByWorkload } from "./group-by-workload";

test("areas stand under the title of their workload in the order of the server", () => {
  const groups = groupByWorkload([
    makeArea({ area: "a", workload: "intune", workloadTitle: "Intune" }),
    makeArea({ area: "b", workload: "entra_id", workloadTitle: "Entra ID" }),
    makeArea({ area: "c", workload: "intune", workloadTitle: "Intune" }),
  ]);
  expect(groups.map((group) => [group.title, group.areas.map((area) => area.area)])).toEqual([
    ["Intune", ["a", "c"]],
    ["Entra ID", ["b"]],
  ]);
});
