import { expect, test } from "vitest";
import { makeDrift } from "@/test/fixtures";
import { ignoreRuleOf, pathPattern } from "./ignore-rule-of";

test("a drift becomes the narrowest rule", () => {
  expect(ignoreRuleOf(makeDrift({ path: "state" }))).toEqual({
    tenant: "t1",
    area: "conditional_access_policies",
    resource: "Require MFA for administrators",
    path: "state",
  });
});

test("a whole resource has no path", () => {
  expect(ignoreRuleOf(makeDrift({ change: "missing", path: "" }))).not.toHaveProperty("path");
});

test("keys of elements are left out of a pattern", () => {
  expect(pathPattern("omaSettings[omaUri=./Device/A.B].value")).toBe("omaSettings[].value");
});
