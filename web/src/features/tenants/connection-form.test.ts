import { expect, test } from "vitest";
import { emptyCredential } from "@/ui/credential/credential-form";
import { formErrors, hasErrors } from "./connection-form";

const filled = {
  name: "Contoso",
  tenantId: "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
  credential: {
    ...emptyCredential,
    clientId: "3F2504E0-4F89-41D3-9A0C-0305E82C3302",
    clientSecret: "secret",
  },
};

test("a filled form has no faults", () => {
  expect(hasErrors(formErrors(filled, "save"))).toBe(false);
});

test("a test needs no name, saving does", () => {
  const unnamed = { ...filled, name: " " };
  expect(hasErrors(formErrors(unnamed, "test"))).toBe(false);
  expect(formErrors(unnamed, "save").name).toBeDefined();
});

test("a domain is no tenant ID", () => {
  expect(formErrors({ ...filled, tenantId: "contoso.com" }, "test").tenantId).toContain("GUID");
});

test("what is wrong with the credential is wrong with the form", () => {
  expect(hasErrors(formErrors({ ...filled, credential: emptyCredential }, "test"))).toBe(true);
});
