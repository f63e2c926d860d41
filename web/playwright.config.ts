import { defineConfig } from "@playwright/test";
import { browserOptions } from "./e2e/browser-options";

/** Runs against a server in demo mode: `plumbline demo`, its address in BASE_URL. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "*.e2e.ts",
  workers: 1,
  // A second attempt that passes is printed as flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: { ...browserOptions, trace: "retain-on-failure" },
});
