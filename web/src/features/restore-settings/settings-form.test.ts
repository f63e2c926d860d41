import { expect, test } from "vitest";
import { lifetime, settingsOf, share, typedSettings, withAccount } from "./settings-form";

const settings = {
  otherPerson: true,
  breakGlass: [{ id: "a1", name: "Break glass 1" }, { id: "a2" }],
  largestSharePercent: 25,
  shareIsFatal: false,
  planLifetimeHours: 24,
  mostDeletions: 0,
};

test("what is not changed is sent back as it was", () => {
  expect(settingsOf(typedSettings(settings))).toEqual({ ...settings, breakGlass: ["a1", "a2"] });
});

test("an account whose name is not known is told by its id", () => {
  expect(typedSettings(settings).accounts).toEqual([
    { id: "a1", name: "Break glass 1" },
    { id: "a2", name: "a2" },
  ]);
});

test("nobody is named twice", () => {
  const one = [{ id: "a1", name: "Ada" }];
  expect(withAccount(one, { id: "a1", name: "Ada" })).toBe(one);
  expect(withAccount(one, { id: "a2", name: "Grace" })).toHaveLength(2);
});

test.each(["", "0", "101", "2.5", "many"])("%o is no share", (text) => {
  expect(share(text)).toBeNull();
  expect(settingsOf({ ...typedSettings(settings), share: text })).toBeNull();
});

test("a plan lives for a month at most", () => {
  expect(lifetime("720")).toBe(720);
  expect(lifetime("721")).toBeNull();
});
