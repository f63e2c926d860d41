import { expect, test } from "vitest";
import { makeTenant } from "@/test/fixtures";
import { syncProgress } from "./sync-progress";

const tenant = (id: string, lastSyncAt: string | null, syncing: boolean) =>
  makeTenant({ lastSyncAt, syncing }, { id });

test("a sync has ended when the tenant is at rest and was read since", () => {
  const started = ["a", "b", "c", "gone"].map((id) => ({ tenant: id, before: "2026-11-27T08:00:00Z" }));
  const tenants = [
    tenant("a", "2026-11-27T09:00:00Z", false),
    tenant("b", "2026-11-27T09:00:00Z", true),
    tenant("c", "2026-11-27T08:00:00Z", false),
  ];
  expect(syncProgress(started, tenants)).toEqual({ done: 2, total: 4 });
});
