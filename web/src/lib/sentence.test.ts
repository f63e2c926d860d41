import { expect, test } from "vitest";
import { sentence } from "./sentence";

test.each([
  ["the tenant changed", "The tenant changed."],
  ["Really?", "Really?"],
  ["it stands in `setup-token`", "It stands in “setup-token”."],
  ["", ""],
])("%o reads %o", (text, told) => {
  expect(sentence(text)).toBe(told);
});
