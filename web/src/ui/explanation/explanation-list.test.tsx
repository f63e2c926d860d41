import { render, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { ExplanationRow } from "@/api/types";
import { ExplanationList } from "./explanation-list";

const row: ExplanationRow = {
  path: "state",
  verdict: "equal",
  rawBefore: "Enabled",
  rawAfter: "enabled",
  canonicalBefore: "enabled",
  canonicalAfter: "enabled",
  looksDifferent: true,
  rules: [{ rule: "word", pattern: "state", says: "a word that the service reads without case" }],
  heldBackBy: [],
};

describe("ExplanationList", () => {
  it("tells what was sent, what was compared, and by which rule", () => {
    render(<ExplanationList rows={[row]} />);
    const list = screen.getByRole("list", { name: "Why each place is a difference, or is none" });
    expect(within(list).getByText("Equal")).toBeVisible();
    const sent = screen.getByRole("row", { name: /As sent/ });
    expect(within(sent).getByText('"Enabled"')).toBeVisible();
    const compared = screen.getByRole("row", { name: /As compared/ });
    expect(within(compared).getAllByText('"enabled"')).toHaveLength(2);
    expect(screen.getByText("a word that the service reads without case")).toBeVisible();
    expect(screen.getByText("word · state")).toBeVisible();
  });

  it("tells who holds a difference back", () => {
    const hold = { path: "state", by: "acceptance", id: "a1", reason: "Fine", author: "ada" } as const;
    render(<ExplanationList rows={[{ ...row, verdict: "different", heldBackBy: [hold] }]} />);
    expect(screen.getByText(/Accepted, so that it is no open drift/)).toHaveTextContent("“Fine” (ada)");
  });

  it("says so when nothing looks different", () => {
    render(<ExplanationList rows={[]} />);
    expect(screen.getByText("Nothing looks different.")).toBeVisible();
  });

  it("tells nothing from a text", () => {
    render(<ExplanationList rows={[{ ...row, rawAfter: null, canonicalAfter: null, rules: [] }]} />);
    expect(screen.getAllByText("nothing")).toHaveLength(2);
    expect(screen.getByText(/No rule took part/)).toBeVisible();
  });
});
