import { expect, test } from "vitest";
import { afterLook, isNew, NEVER_LOOKED, type Notification, newCount, rowsOf } from "./notifications";

const NOTHING_CUT = new Set<string>();

const dated = (id: string, at: string, rest: Partial<Notification> = {}): Notification => ({
  id,
  kind: "high",
  at: `2026-11-27T${at}:00Z`,
  isDated: true,
  isOwn: false,
  ...rest,
});
const lasting = (id: string): Notification => dated(id, "08:00", { kind: "broken", isDated: false });
const look = (at: string, ...shown: string[]) => ({ at: `2026-11-27T${at}:00Z`, shown });

test.each([
  ["came after the last look", dated("a", "10:00"), look("09:00"), true],
  ["is the newest that was seen", dated("a", "09:00"), look("09:00"), false],
  ["was never looked at", dated("a", "09:00"), NEVER_LOOKED, true],
  ["was done by the person", dated("a", "10:00", { isOwn: true }), look("09:00"), false],
  ["lasts, and was not shown", lasting("a"), look("09:00"), true],
  ["lasts, and was shown", lasting("a"), look("07:00", "a"), false],
])("new or not: what %s", (_, item, since, expected) => {
  expect(isNew(item, since)).toBe(expected);
});

test("times are compared as times, with parts of a second or without", () => {
  expect(isNew(dated("a", "", { at: "2026-11-27T09:00:00.500Z" }), look("09:00"))).toBe(true);
});

test("after a look all is known, also what came late, and what lasts is new again once it was gone", () => {
  const items = [dated("a", "10:00"), dated("b", "12:00"), lasting("c")];
  const after = afterLook(items, look("09:00", "gone"));
  expect(after).toEqual(look("12:00", "c"));
  expect(newCount(items, after, NOTHING_CUT)).toEqual({ count: 0, isMore: false });
  expect(isNew(lasting("gone"), after)).toBe(true);
  expect(afterLook([], look("09:00"))).toEqual(look("09:00"));
});

test("there may be more that is new only where all that was asked for is", () => {
  const items = [dated("a", "10:00"), dated("b", "08:00"), dated("c", "11:00", { kind: "critical" })];
  expect(newCount(items, look("09:00"), new Set(["high"]))).toEqual({ count: 2, isMore: false });
  expect(newCount(items, look("07:00"), new Set(["high"]))).toEqual({ count: 3, isMore: true });
});

test("the newest stands first, whatever it is", () => {
  const items = [dated("a", "08:00"), dated("b", "10:00"), dated("c", "09:00", { kind: "waiting" })];
  const rows = rowsOf(items, look("08:30"), NOTHING_CUT);
  expect(rows.map((row) => row.row === "single" && [row.item.id, row.isNew])).toEqual([
    ["b", true],
    ["c", true],
    ["a", false],
  ]);
});

test("many of a kind are led by how many they are, and the newest few follow", () => {
  const many = ["08", "09", "10", "11", "12"].map((hour) => dated(hour, `${hour}:00`));
  const rows = rowsOf([dated("x", "13:00", { kind: "waiting" }), ...many], look("09:30"), NOTHING_CUT);
  expect(rows.map((row) => (row.row === "single" ? row.item.id : [row.all, row.news.count]))).toEqual([
    "x",
    [5, 3],
    "12",
    "11",
    "10",
  ]);
});
