import { defineConfig } from "@playwright/test";
import { browserOptions } from "./support/browser.ts";

const FEATURES = ["kinds/**", "measure/**"];

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  // Two lanes for two processors, each with one test at a time: map rendering is software on machines without a GPU.
  // Tests of sessions mostly wait, for tokens to grow old or networks to fail: they run beside those that draw, and
  // what follows them in the list begins when they are done.
  workers: 2,
  projects: [
    { name: "session", testMatch: "session/**/*.spec.ts", workers: 1 },
    {
      name: "application",
      testMatch: "**/*.spec.ts",
      testIgnore: ["session/**", ...FEATURES, "engines/**"],
      workers: 1,
    },
    // Whichever lane is free takes the next one; the long ones come early, so that both end at about the same time.
    { name: "measure", testMatch: "measure/**/*.spec.ts", workers: 1 },
    { name: "features", testMatch: "kinds/**/*.spec.ts", workers: 2 },
    // Other browsers draw in software, too.
    { name: "engines", testMatch: "engines/**/*.spec.ts", workers: 1 },
  ],
  fullyParallel: false,
  // A machine that is shared may stand still in the middle of a test; what passes only then is listed as flaky.
  retries: process.env["CI"] === undefined ? 0 : 1,
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [["list"], ["./support/figures-reporter.ts"]],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Brussels",
    reducedMotion: "reduce",
    // Recording takes a picture and a copy of the page at every step: only where a failure is looked for.
    trace: process.env["REVISIT_TRACE"] === undefined ? "off" : "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: browserOptions(),
  },
});
