import { expect, test } from "vitest";
import { eventDetail } from "./event-detail";

const at = "2026-11-26T10:00:00Z";

test("a resolution is told in words", () => {
  expect(eventDetail({ at, actor: "plumbline", event: "resolved", detail: "baseline_updated" })).toBe(
    "The baseline was updated",
  );
});

test("a reason is told as it was written", () => {
  expect(eventDetail({ at, actor: "ada", event: "accepted", detail: "Fine for us" })).toBe("Fine for us");
  expect(eventDetail({ at, actor: "ada", event: "opened" })).toBeNull();
});
