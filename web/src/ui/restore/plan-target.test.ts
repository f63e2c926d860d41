import { expect, test } from "vitest";
import { targetsOf } from "./plan-target";

test("drifts of several tenants become a plan for each", () => {
  const of = (id: string, tenantId: string) => ({ id, tenantId, tenantName: tenantId.toUpperCase() });
  expect(targetsOf([of("d1", "a"), of("d2", "b"), of("d3", "a")])).toEqual([
    { tenantId: "a", tenantName: "A", driftIds: ["d1", "d3"] },
    { tenantId: "b", tenantName: "B", driftIds: ["d2"] },
  ]);
});
