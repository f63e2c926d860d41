import { expect, test } from "vitest";
import type { RoleRule } from "@/api/types";
import { formOf, inputOf } from "./rule-form";

const rule: RoleRule = {
  id: "r1",
  claim: "groups",
  value: "7c1f2a9e",
  directoryId: null,
  note: "Service desk",
  role: "operator",
  tenantId: null,
  groupId: "g1",
  createdAt: "2026-11-26T10:00:00Z",
};

test("a rule comes back from the form as it went in", () => {
  expect(inputOf(formOf(rule))).toEqual({
    claim: "groups",
    value: "7c1f2a9e",
    directoryId: undefined,
    note: "Service desk",
    role: "operator",
    tenantId: undefined,
    groupId: "g1",
  });
});

test("a new rule looks and gives nothing over a single tenant", () => {
  const input = inputOf({ ...formOf(), value: " staff " });
  expect(input).toMatchObject({ claim: "groups", value: "staff", role: "viewer" });
  expect(input.tenantId ?? input.groupId).toBeUndefined();
});
