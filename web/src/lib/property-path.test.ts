import { expect, test } from "vitest";
import { pathSteps, propertyName, readablePath } from "./property-path";

test("dots inside a key do not split the path", () => {
  expect(pathSteps("settings[settingDefinitionId=vendor.msft.x].value")).toEqual([
    { text: "settings", isKey: false },
    { text: "settingDefinitionId=vendor.msft.x", isKey: true },
    { text: "value", isKey: false },
  ]);
});

test.each([
  ["conditions.users.excludeGroups", "Conditions › Users › Exclude groups"],
  ["omaSettings[omaUri=./Device/A].value", "Oma settings › “./Device/A” › Value"],
  ["assignments[@odata.type=groupAssignmentTarget,groupId=42]", "Assignments › “groupAssignmentTarget, 42”"],
  ["isMFARequired", "Is MFA required"],
  ["ipRanges", "IP ranges"],
  ["roleScopeTagIds", "Role scope tag IDs"],
  ["iosVersion", "iOS version"],
  ["", ""],
])("%s reads as %s", (path, expected) => {
  expect(readablePath(path)).toBe(expected);
});

test("a sentence speaks of the last property, or of the element of a list", () => {
  expect(propertyName("conditions.users.excludeGroups")).toBe("Exclude groups");
  expect(propertyName("omaSettings[omaUri=./A]")).toBe("Oma settings “./A”");
});
