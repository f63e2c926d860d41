import { expect, test } from "vitest";
import { appManifest, registrationCommands } from "./app-manifest";

const IDS = ["7ab1d382-f21e-4acd-a863-ba3e13f7da61", "246dd0d5-5bd0-4def-940b-0421030a5b68"];

test("a manifest asks Microsoft Graph for application permissions", () => {
  expect(JSON.parse(appManifest(IDS))).toEqual([
    {
      resourceAppId: "00000003-0000-0000-c000-000000000000",
      resourceAccess: IDS.map((id) => ({ id, type: "Role" })),
    },
  ]);
});

test("the commands carry the manifest, grant what it asks for, and show what is to be entered", () => {
  const commands = registrationCommands("Plumbline", IDS);
  expect(commands).toContain(`<<'END'\n${appManifest(IDS)}\nEND\n`);
  const called = [...commands.matchAll(/az ([a-z -]+?) --/g)].map(([, command]) => command);
  expect(called).toEqual([
    "ad app create",
    "ad sp create",
    "ad app permission admin-consent",
    "ad app credential reset",
    "account show",
  ]);
  // A line that goes on ends with one backslash.
  expect(commands).toMatch(/AzureADMyOrg \\\n {2}--required/);
  expect(commands).toContain("'Tenant ID: %s\\nApplication ID: %s\\nSecret: %s\\n' \\\n");
});
