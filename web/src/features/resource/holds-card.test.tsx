import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { answer, list } from "@/test/answers";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { HoldsCard } from "./holds-card";

test("what is held back names the rule and the reason", async () => {
  const hold = { path: "description", by: "ignoreRule", id: "r1", reason: "Free text", author: "ada" };
  server.use(answer("/tenants/t1/areas/groups/resources/g1/holds", list([hold])));
  const Component = () => <HoldsCard tenant="t1" area="groups" resource="g1" />;
  renderPage({ Component, path: "/", at: "/" });
  const link = await screen.findByRole("link", { name: "held back by an ignore rule" });
  expect(link).toHaveAttribute("href", "/ignore-rules/r1");
  expect(screen.getByText(/“Free text”, by ada/)).toBeVisible();
});
