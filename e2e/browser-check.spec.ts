import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./support/fixtures.ts";

/** What the application cannot do without, and how it is taken from a browser. */
const needed: Readonly<Record<string, string>> = {
  "ES modules": "delete HTMLScriptElement.prototype.noModule",
  Worker: "delete window.Worker",
  BroadcastChannel: "delete window.BroadcastChannel",
  DecompressionStream: "delete window.DecompressionStream",
  createImageBitmap: "delete window.createImageBitmap",
  "AbortSignal.any": "delete AbortSignal.any",
  "AbortSignal.timeout": "delete AbortSignal.timeout",
  "URL.canParse": "delete URL.canParse",
  "Array.prototype.at": "delete Array.prototype.at",
  "Array.prototype.findLast": "delete Array.prototype.findLast",
  "Array.prototype.toReversed": "delete Array.prototype.toReversed",
  "Array.prototype.toSorted": "delete Array.prototype.toSorted",
  "Object.hasOwn": "delete Object.hasOwn",
  "String.prototype.replaceAll": "delete String.prototype.replaceAll",
  "navigator.locks": "delete Navigator.prototype.locks",
  "crypto.randomUUID": "delete Crypto.prototype.randomUUID",
};

const check = new URL("../public/browser-check.js", import.meta.url);

test("a browser that lacks one thing is told the versions that have all, and nothing else", async ({
  browser,
  demo,
}) => {
  for (const [name, taken] of Object.entries(needed)) {
    await test.step(name, async () => {
      const page = await browser.newPage();
      await page.addInitScript(taken);
      // The application itself is large, and a test below shows that it does not start.
      await page.route(/\/assets\/.*\.js$/, (route) => route.abort());
      await page.goto(demo.origin);
      await expect(page.getByRole("alert")).toHaveText(
        `This browser is too old for RevisitRevisit needs Chrome 124, Edge 124, Firefox 124 or Safari 17.4, ` +
          `or a newer version of one of them.Update this browser, or open the page in another one. ` +
          `What is missing here: ${name}.`,
      );
      await page.close();
    });
  }
});

test("every check is tried, and none needs more than a browser of 2009 knows", async () => {
  const script = await readFile(check, "utf8");
  const table = /var needs = \{([^}]*)\}/.exec(script)?.[1] ?? "";
  const names = [...table.matchAll(/^ {4}"?([\w. ]+)"?: /gm)].map(([, name]) => name);
  expect(names).toEqual(Object.keys(needed));
  expect(script.replaceAll(/^ *\/\/.*$/gm, "")).not.toMatch(
    /=>|`|\b(let|const|class|async)\b|\?\.|\?\?|\.\.\./,
  );
});

test("the application does not start where the sentence stands, in dark colours on a phone", async ({
  page,
  demo,
}) => {
  const read: string[] = [];
  page.on("request", (request) => read.push(new URL(request.url()).pathname));
  await page.addInitScript(needed["AbortSignal.any"] ?? "");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 320, height: 568 });
  await page.goto(demo.origin, { waitUntil: "networkidle" });
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.locator("#app")).toBeEmpty();
  expect(read).not.toContain("/config.json");
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag22aa"]).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test("a browser that has everything is told nothing", async ({ page, demo }) => {
  await page.goto(demo.origin);
  await expect(page.getByRole("button", { name: "Share" })).toBeVisible();
  await expect(page.locator("#too-old")).toHaveCount(0);
});
