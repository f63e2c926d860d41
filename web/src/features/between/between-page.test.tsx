import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { TenantComparison } from "@/api/types";
import { answer, list } from "@/test/answers";
import { renderPage } from "@/test/render-page";
import { server } from "@/test/server";
import { BetweenPage } from "./between-page";

const PATH = "/tenants/:tenantId/areas/:areaKey/compare";
const show = (at: string) => renderPage({ Component: BetweenPage, path: PATH, at });

const side = (tenantId: string, tenantName: string, complete = true) => ({
  tenantId,
  tenantName,
  resources: 3,
  complete,
  readAt: "2026-11-26T10:00:00Z",
});

const found: TenantComparison = {
  area: "conditional_access_policies",
  areaTitle: "Conditional access policies",
  here: side("t1", "Harbour"),
  there: side("t2", "Lighthouse", false),
  equal: 4,
  pairsLeftOut: 0,
  pairs: [
    {
      name: "Require MFA",
      hereId: "r1",
      thereId: "r2",
      changes: [
        {
          path: "conditions.users.excludeGroups",
          kind: "set",
          before: [],
          after: ["groups:sales"],
          added: ["groups:sales"],
          removed: [],
          lines: [],
        },
      ],
      notComparable: [
        {
          side: "there",
          path: "grantControls.termsOfUse",
          id: "x",
          reason: "there is no such object any more",
        },
      ],
    },
  ],
  onlyHere: [{ id: "r3", name: "Block legacy" }],
  onlyThere: [],
  ambiguous: [
    {
      side: "here",
      resources: [
        { id: "r4", name: "Twice" },
        { id: "r5", name: "Twice" },
      ],
    },
  ],
  unnamed: [],
  names: { "groups:sales": { name: "Sales", area: "groups", state: "live", paths: [] } },
  variables: ["defaultDomain"],
};

const tenants = [
  { id: "t1", name: "Harbour" },
  { id: "t2", name: "Lighthouse" },
];

function serve() {
  server.use(
    answer("/tenants", list(tenants)),
    answer("/tenants/t1", { id: "t1", name: "Harbour" }),
    answer(
      "/tenants/t1/areas",
      list([{ area: "conditional_access_policies", title: "Conditional access policies" }]),
    ),
    answer("/tenants/t1/areas/conditional_access_policies/compare", found),
  );
}

test("without another tenant it asks for one, and offers the others alone", async () => {
  serve();
  show("/tenants/t1/areas/conditional_access_policies/compare");
  expect(await screen.findByRole("heading", { name: "Which tenant?" })).toBeVisible();
  const choice = await screen.findByRole("combobox", { name: "Compare with" });
  expect(within(choice).queryByRole("option", { name: "Harbour" })).toBeNull();
  expect(within(choice).getByRole("option", { name: "Lighthouse" })).toBeInTheDocument();
});

test("differences are read by names, and what cannot be compared says why", async () => {
  serve();
  show("/tenants/t1/areas/conditional_access_policies/compare?with=t2");
  const pair = await screen.findByRole("region", { name: "Require MFA" });
  expect(within(pair).getByText("Sales")).toHaveAttribute("title", "groups:sales");
  expect(within(pair).getByText("In Harbour only")).toBeVisible();
  expect(within(pair).getByText(/in Lighthouse: there is no such object any more/)).toBeVisible();
  expect(screen.getByText(/Lighthouse was not read completely/)).toBeVisible();
  expect(screen.getByRole("link", { name: "Block legacy" })).toBeVisible();
  expect(screen.getByText(/Harbour has 2 resources of this name/)).toBeVisible();
});
