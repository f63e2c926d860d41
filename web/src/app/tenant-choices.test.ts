import { expect, test } from "vitest";
import { makeTenant } from "@/test/fixtures";
import { navigationTenants, tenantChoices } from "./tenant-choices";

const NONE = { critical: 0, high: 0, medium: 0, low: 0 };
const tenant = (id: string, name: string, high = 0) =>
  makeTenant({ openDrifts: { ...NONE, high } }, { id, name });
const tenants = [
  tenant("a", "Alder"),
  tenant("b", "Birch", 5),
  tenant("c", "Cedar"),
  tenant("d", "Dogwood", 1),
];
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).join("");

test("favourites and recent ones stand first, and no tenant stands twice", () => {
  const choices = tenantChoices(tenants, ["c", "a"], ["a", "d"], "");
  expect([ids(choices.favourites), ids(choices.recent), ids(choices.others)]).toEqual(["ac", "d", "b"]);
});

test("typing narrows every part, and a favourite that is gone is left out", () => {
  const choices = tenantChoices(tenants, ["c", "gone"], ["d"], "ce");
  expect([ids(choices.favourites), ids(choices.recent), ids(choices.others)]).toEqual(["c", "", ""]);
});

test("of a thousand tenants the list box holds a few", () => {
  const many = Array.from({ length: 1000 }, (_, index) => tenant(`t${index}`, `Tenant ${index}`));
  expect(tenantChoices(many, [], [], "").others).toHaveLength(50);
  expect(ids(tenantChoices(many, [], [], "tenant 777").others)).toBe("t777");
});

test("the navigation keeps favourites and the open tenant, then shows the most urgent", () => {
  expect(ids(navigationTenants(tenants, ["c"], "a", 3))).toBe("cab");
  expect(ids(navigationTenants(tenants, ["a", "c", "d"], "b", 2))).toBe("dacb");
});
