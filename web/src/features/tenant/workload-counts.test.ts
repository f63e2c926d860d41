import { expect, test } from "vitest";
import { makeArea } from "@/test/fixtures";
import { workloadCounts } from "./workload-counts";

test("a workload is summed up", () => {
  const read = makeArea();
  const drifted = makeArea({ openDrifts: { critical: 1, high: 2, medium: 0, low: 0 } });
  const failed = makeArea({ collection: read.collection && { ...read.collection, status: "failed" } });
  const off = makeArea({ access: "off", enabled: false, collection: failed.collection });
  const locked = makeArea({ access: "locked", missingPermissions: ["Policy.Read.All"] });
  expect(workloadCounts([read, drifted, failed, off, locked, makeArea({ access: "notLicensed" })])).toEqual({
    total: 6,
    on: 5,
    locked: 1,
    notLicensed: 1,
    gaps: 1,
    drifts: 3,
  });
});
