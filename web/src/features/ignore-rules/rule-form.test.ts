import { expect, test } from "vitest";
import { formFromQuery, isComplete, isNarrow, requestOf } from "./rule-form";

const from = (query: string) => formFromQuery(new URLSearchParams(query));

test("an address fills the form", () => {
  const form = from("tenant=t1&area=groups&resource=Pilot&path=description");
  expect(form).toMatchObject({ where: "tenant", tenant: "t1", area: "groups", path: "description" });
});

test("a rule without anything would ignore everything", () => {
  expect(isNarrow(from(""))).toBe(false);
  expect(isNarrow(from("path=a"))).toBe(true);
  expect(isComplete(from("path=a"))).toBe(false);
  expect(isComplete({ ...from("path=a"), reason: "Fine" })).toBe(true);
});

test("only the chosen place is sent, and the last day counts whole", () => {
  const form = {
    ...from("tenant=t1&path=a"),
    where: "everywhere",
    reason: " Fine ",
    ends: "2026-12-31",
  } as const;
  expect(requestOf(form)).toEqual({
    tenantId: undefined,
    groupId: undefined,
    area: undefined,
    resource: undefined,
    path: "a",
    value: undefined,
    reason: "Fine",
    expiresAt: "2026-12-31T23:59:59Z",
  });
});
