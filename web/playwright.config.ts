import { defineConfig } from "@playwright/test";
import { browserOptions } from "./e2e/browser-options";

/** Runs against a server in demo mode: `plumbline demo`, its address in BASE_URL. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "*.e2e.ts",
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: { ...browserOptions, trace: "retain-on-failure" },
});
