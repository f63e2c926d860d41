import { expect, test } from "vitest";
import type { Pulled } from "@/api/types";
import { createOf, emptyForm, formErrors, withAddress, withSuggestions } from "./collector-form";
import { fieldRows, listChoice, withListChoice } from "./field-rules";

test("a pasted address of Graph is taken apart", () => {
  const address =
    "https://graph.microsoft.com/beta/deviceManagement/roleScopeTags?$select=id,displayName&$filter=a eq 1";
  expect(withAddress(emptyForm, address)).toMatchObject({
    version: "beta",
    path: "/deviceManagement/roleScopeTags",
    select: "id,displayName",
    filter: "a eq 1",
  });
  expect(withAddress(emptyForm, "https://evil.example/v1.0/groups").path).toBe(
    "https://evil.example/v1.0/groups",
  );
  expect(withAddress(emptyForm, "/groups").path).toBe("/groups");
});

const pulled: Pulled = {
  kind: "collection",
  count: 2,
  hasMore: false,
  requests: 1,
  bytes: 100,
  sample: [],
  fieldsCut: false,
  suggestedIdentity: "id",
  suggestedName: null,
  fields: [
    { path: "id", types: ["guid"], present: 2, of: 2, looksVolatile: false, looksSecret: false, list: null },
    {
      path: "version",
      types: ["number"],
      present: 2,
      of: 2,
      looksVolatile: true,
      looksSecret: false,
      list: null,
    },
    {
      path: "rules",
      types: ["list"],
      present: 2,
      of: 2,
      looksVolatile: false,
      looksSecret: false,
      list: { look: "keyed", key: "id" },
    },
  ],
};

test("a sample suggests what is compared and how", () => {
  const form = withSuggestions(emptyForm, pulled);
  expect(form).toMatchObject({ volatile: ["version"], keyed: { rules: "id" }, identity: "id", name: "" });
  expect(createOf({ ...form, select: "id, version", everywhere: false, tenants: ["t"] })).toMatchObject({
    select: ["id", "version"],
    keyed: { rules: ["id"] },
    tenants: ["t"],
  });
});

test("a list is a set, ordered or keyed, and never two of them", () => {
  const [row] = fieldRows(pulled.fields, emptyForm, []).filter(({ path }) => path === "rules");
  if (!row) throw new Error("the list is a row");
  const keyed = withListChoice(emptyForm, row, "keyed");
  const ordered = withListChoice(keyed, row, "ordered");
  expect([listChoice(keyed, "rules"), listChoice(ordered, "rules")]).toEqual(["keyed", "ordered"]);
  expect(ordered.keyed).toEqual({});
  expect(withListChoice(ordered, row, "set").ordered).toEqual([]);
});

test("a rule for a path that the sample lacks stays in sight", () => {
  const rows = fieldRows(pulled.fields, { ...emptyForm, volatile: ["gone"] }, ["new"]);
  expect(rows.slice(0, 2)).toEqual([
    { path: "gone", field: null },
    { path: "new", field: null },
  ]);
});

test("what is missing is told before anything is sent", () => {
  expect(Object.keys(formErrors({ ...emptyForm, path: "groups", keyed: { rules: " " } }))).toEqual([
    "path",
    "title",
    "keyed",
  ]);
});
