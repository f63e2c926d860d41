import { expect, test } from "vitest";
import { compareTenants } from "./tenant-urgency";

const none = { critical: 0, high: 0, medium: 0, low: 0 };
const tenant = (name: string, critical: number, weakening: number) => ({
  name,
  summary: { openDrifts: { ...none, critical }, weakening },
});

test("of equally grave tenants the weakened one stands first", () => {
  const tenants = [tenant("Calm", 0, 0), tenant("Changed", 1, 0), tenant("Weakened", 1, 1)];
  expect(tenants.toSorted(compareTenants).map(({ name }) => name)).toEqual(["Weakened", "Changed", "Calm"]);
});
