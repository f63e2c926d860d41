import { expect, test } from "vitest";
import { sentence } from "./sentence";

test.each([
  ["the tenant changed", "The tenant changed."],
  ["Really?", "Really?"],
  ["", ""],
])("%o reads %o", (text, told) => {
  expect(sentence(text)).toBe(told);
});
