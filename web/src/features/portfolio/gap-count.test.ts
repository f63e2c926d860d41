import { expect, test } from "vitest";
import { makeTenant } from "@/test/fixtures";
import { gapCount } from "./gap-count";

test("an unlicensed area is no gap", () => {
  const read = { complete: 9, partial: 1, failed: 0, noPermission: 1, notLicensed: 1, never: 0 };
  const areas = { total: 12, ...read, off: 0 };
  expect(gapCount(makeTenant({ areas }))).toBe(2);
});
