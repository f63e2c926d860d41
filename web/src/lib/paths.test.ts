import { expect, test } from "vitest";
import { paths, safeReturnPath } from "./paths";

test("ids are encoded into addresses", () => {
  expect(paths.resource("t1", "role_assignments", "a/b c")).toBe(
    "/tenants/t1/areas/role_assignments/resources/a%2Fb%20c",
  );
});

test("a filter becomes the query", () => {
  expect(paths.drifts({ tenant: "t1", severity: "high" })).toBe("/drifts?tenant=t1&severity=high");
  expect(paths.drifts()).toBe("/drifts");
});

test("sign-in keeps where the person wanted to go", () => {
  expect(paths.signIn("/drifts?state=open")).toBe("/sign-in?return=%2Fdrifts%3Fstate%3Dopen");
  expect(paths.signIn("/")).toBe("/sign-in");
});

test.each([
  ["//evil.example", "/"],
  ["https://evil.example", "/"],
  ["/\\evil.example", "/"],
  ["/sign-in?return=/", "/"],
  [null, "/"],
  ["/drifts?state=open", "/drifts?state=open"],
])("a return address of %s leads to %s", (candidate, expected) => {
  expect(safeReturnPath(candidate)).toBe(expected);
});
