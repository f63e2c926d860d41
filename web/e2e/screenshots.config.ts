import { defineConfig } from "@playwright/test";
import { browserOptions } from "./browser-options";

export default defineConfig({
  testDir: ".",
  testMatch: "screenshots.ts",
  workers: 1,
  timeout: 180_000,
  reporter: [["list"]],
  use: browserOptions,
});
