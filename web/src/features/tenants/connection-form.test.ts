import { expect, test } from "vitest";
import { formErrors } from "./connection-form";

const filled = {
  name: "Contoso",
  tenantId: "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
  clientId: "3F2504E0-4F89-41D3-9A0C-0305E82C3302",
  clientSecret: "secret",
};

test("a filled form has no faults", () => {
  expect(formErrors(filled, "save")).toEqual({});
});

test("a test needs no name, saving does", () => {
  const unnamed = { ...filled, name: " " };
  expect(formErrors(unnamed, "test")).toEqual({});
  expect(Object.keys(formErrors(unnamed, "save"))).toEqual(["name"]);
});

test("a domain is no tenant ID", () => {
  expect(formErrors({ ...filled, tenantId: "contoso.com" }, "test").tenantId).toContain("GUID");
});
