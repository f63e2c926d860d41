import { expect, test } from "vitest";
import { makeTenant } from "@/test/fixtures";
import { tenantsAsCsv, tenantsAsJson } from "./tenant-export";

test("a name is never a formula, and keeps its quotes and commas", () => {
  const csv = tenantsAsCsv([
    makeTenant({}, { name: "=HYPERLINK(1)" }),
    makeTenant({}, { name: 'Smith, "Sons"', tags: ["a", "b"] }),
  ]);
  const [heading, formula, quoted] = csv.split("\r\n");
  expect(heading).toMatch(/^name,tenantId,state,tags,critical/);
  expect(formula).toMatch(/^'=HYPERLINK\(1\),/);
  expect(quoted).toMatch(/^"Smith, ""Sons""",[^,]+,ok,a; b,0,/);
});

test("the same stands in JSON, with tags as a list", () => {
  const [tenant] = JSON.parse(tenantsAsJson([makeTenant({ weakening: 2 }, { tags: ["gold"] })]));
  expect(tenant).toMatchObject({ name: "Harbour Accountants", weakening: 2, tags: ["gold"], areas: 12 });
});
