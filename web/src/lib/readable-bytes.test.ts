import { expect, test } from "vitest";
import { readableBytes } from "./readable-bytes";

test.each([
  [0, "0 B"],
  [1023, "1023 B"],
  [3482, "3.4 KiB"],
  [5_242_880, "5.0 MiB"],
])("%d bytes read as %s", (bytes, expected) => {
  expect(readableBytes(bytes)).toBe(expected);
});
