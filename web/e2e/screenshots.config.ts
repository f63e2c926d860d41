import { defineConfig } from "@playwright/test";
import { browserOptions } from "./browser-options";

export default defineConfig({
  testDir: ".",
  testMatch: /screenshots(-first-run|-sign-in)?\.ts$/,
  workers: 1,
  timeout: 900_000,
  expect: { timeout: 60_000 },
  reporter: [["list"]],
  use: { ...browserOptions, locale: "en-GB" },
});
