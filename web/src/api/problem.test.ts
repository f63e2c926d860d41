import { expect, test } from "vitest";
import { asProblem, fieldMessage, problemFrom } from "./problem";

test("a problem document keeps its code, detail and fields", () => {
  const problem = problemFrom(
    {
      title: "Invalid input",
      detail: "Two fields need attention.",
      code: "invalid_input",
      errors: [{ field: "tenantId", message: "is no GUID" }],
    },
    422,
  );
  expect(problem.message).toBe("Two fields need attention.");
  expect(fieldMessage(problem, "tenantId")).toBe("Is no GUID");
  expect(fieldMessage(problem, "name")).toBeUndefined();
});

test("the name that a field has in the API is not told", () => {
  const errors = [{ field: "expiresAt", message: "expected a time in the future" }];
  const problem = problemFrom({ detail: "expiresAt: expected a time in the future", errors }, 422);
  expect(problem.detail).toBe("expected a time in the future");
  expect(fieldMessage(problem, "expiresAt")).toBe("Expected a time in the future");
});

test("an answer of a proxy is no blank page", () => {
  expect(problemFrom("<html>", 502).detail).toContain("502");
});

test("a server that does not answer is named", () => {
  expect(asProblem(new TypeError("fetch failed")).title).toBe("Plumbline cannot be reached");
});
