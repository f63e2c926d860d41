import { afterEach, expect, test } from "vitest";
import { recentTenants, rememberTenant } from "./recent-tenants";

afterEach(() => localStorage.clear());

test("the last one stands first, once, and the list has an end", () => {
  for (const id of ["a", "b", "a", "c", "d", "e", "f", "g", "h", "i"]) rememberTenant(id);
  expect(recentTenants()).toEqual(["i", "h", "g", "f", "e", "d", "c", "a"]);
});

test("what is no list of ids is none", () => {
  for (const stored of ["{", "7", '{"a":1}', "[1,null]"]) {
    localStorage.setItem("plumbline.recent-tenants", stored);
    expect(recentTenants()).toEqual([]);
  }
});
