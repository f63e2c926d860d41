import { expect, it } from "vitest";
import { settingsChanges } from "./settings-changes";

it("tells only the settings that differ", () => {
  const before = { name: "Contoso", enabled: true, areas: ["a"] };
  const after = { name: "Contoso", enabled: false, areas: ["a"], interval: 60 };
  expect(settingsChanges({ before, after })).toEqual([
    { name: "enabled", before: true, after: false },
    { name: "interval", before: undefined, after: 60 },
  ]);
});

it("tells a value that is no group of settings as it is", () => {
  expect(settingsChanges({ before: null, after: 30 })).toEqual([{ name: "", before: null, after: 30 }]);
  expect(settingsChanges({ name: "Contoso" })).toEqual([]);
});
