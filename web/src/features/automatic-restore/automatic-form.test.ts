import { expect, test } from "vitest";
import { automaticOf, typedAutomatic, withOverride } from "./automatic-form";
import { CAREFUL } from "./policy-form";

const automatic = {
  ...CAREFUL,
  areas: null,
  overrides: [{ area: "groups", areaTitle: "Groups", policy: CAREFUL }],
  paused: null,
  stoppedResources: [],
  history: [],
  sentLastHour: 0,
};

test("what is not changed is sent back as it was, without what only the server knows", () => {
  expect(automaticOf(typedAutomatic(automatic))).toEqual({
    ...CAREFUL,
    areas: null,
    overrides: [{ area: "groups", policy: CAREFUL }],
  });
});

test("areas that are to be chosen must be chosen", () => {
  const typed = typedAutomatic(automatic);
  expect(automaticOf({ ...typed, areas: [] })).toBeNull();
  expect(automaticOf({ ...typed, areas: ["groups"] })?.areas).toEqual(["groups"]);
});

test("an area has one policy of its own, and they are in the order of their titles", () => {
  const of = (area: string, changesPerHour: number) => ({
    area,
    areaTitle: area.toUpperCase(),
    policy: { ...CAREFUL, changesPerHour },
  });
  const overrides = withOverride(withOverride([of("b", 1)], of("a", 1)), of("b", 2));
  expect(overrides.map(({ area, policy }) => [area, policy.changesPerHour])).toEqual([
    ["a", 1],
    ["b", 2],
  ]);
});
