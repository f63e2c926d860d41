import { expect, test } from "vitest";
import { completionOf } from "./completion";

test("what came back is taken from behind the #", () => {
  expect(completionOf("#state=a.b&tenant=t&admin_consent=True")).toEqual({
    state: "a.b",
    tenant: "t",
    code: null,
    error: null,
    errorDescription: null,
  });
  expect(completionOf("#error=access_denied&error_description=No+thanks&state=a")).toMatchObject({
    error: "access_denied",
    errorDescription: "No thanks",
  });
});

test("without a state there is nothing to go on with", () => {
  expect(completionOf("")).toBeNull();
  expect(completionOf("#tenant=t")).toBeNull();
});
