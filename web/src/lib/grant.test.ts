import { expect, test } from "vitest";
import { commandsFor, manifestFor } from "./grant";

const IDS = { "Group.Read.All": "5b567255-7703-4780-807c-7be8301ae99b" };

test("the manifest asks for the permissions by their ids", () => {
  const manifest = JSON.parse(manifestFor(["Group.Read.All", "Unknown.Read.All"], IDS));
  expect(manifest.requiredResourceAccess[0].resourceAccess).toEqual([
    { id: "5b567255-7703-4780-807c-7be8301ae99b", type: "Role" },
  ]);
});

test("the commands add the permissions and consent to them", () => {
  const [add, consent] = commandsFor("the-app", ["Group.Read.All"], IDS).split("\n");
  expect(add).toContain("--id the-app");
  expect(add).toContain("5b567255-7703-4780-807c-7be8301ae99b=Role");
  expect(consent).toBe("az ad app permission admin-consent --id the-app");
});
