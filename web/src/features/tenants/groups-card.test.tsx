import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { answer, list } from "@/test/answers";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { GroupsCard } from "./groups-card";

const schools = {
  id: "g1",
  name: "Schools",
  colour: "teal",
  tenantIds: ["t2"],
  createdAt: "2026-11-25T10:00:00Z",
};
const show = () => renderPage({ Component: () => <GroupsCard tenant="t1" />, path: "/", at: "/" });

test("a tenant joins a group beside those that are in it", async () => {
  const sent: unknown[] = [];
  server.use(
    answer("/tenant-groups", list([schools])),
    http.patch("*/api/v1/tenant-groups/g1", async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(schools);
    }),
  );
  show();
  await userEvent.click(await screen.findByLabelText("Schools"));
  await waitFor(() => expect(sent).toEqual([{ tenantIds: ["t2", "t1"] }]));
});

test("without a group there is a way to make one", async () => {
  server.use(answer("/tenant-groups", list([])));
  show();
  expect(await screen.findByRole("link", { name: "Make a tenant group first" })).toBeVisible();
});
