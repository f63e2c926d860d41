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

test("an answer of a proxy is no blank page", () => {
  expect(problemFrom("<html>", 502).detail).toContain("502");
});

test("a server that does not answer is named", () => {
  expect(asProblem(new TypeError("fetch failed")).title).toBe("Plumbline cannot be reached");
});
