import { expect, test } from "vitest";
import { wholeNumber } from "./whole-number";

test.each([
  ["1", 1],
  [" 20 ", 20],
  ["0", null],
  ["21", null],
  ["2.5", null],
  ["", null],
  ["many", null],
])("%o between 1 and 20 is %o", (text, number) => {
  expect(wholeNumber(text, 1, 20)).toBe(number);
});
