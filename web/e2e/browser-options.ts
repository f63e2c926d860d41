/** The Chromium of the system: nothing is downloaded for the tests. */
export const browserOptions = {
  baseURL: process.env.BASE_URL ?? "http://127.0.0.1:8365",
  launchOptions: {
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  },
};
