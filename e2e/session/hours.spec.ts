import { join } from "node:path";
import { readConfiguration } from "../../demo/server/configuration.ts";
import type { LoggedRequest } from "../../demo/server/request-log.ts";
import { protectedView, signIn } from "../support/account.ts";
import { appFolder, expect, test } from "../support/fixtures.ts";
import { waitForSlice } from "../support/slices.ts";

/** A minute in every test run; the long trials ask for ten. */
const seconds = Number(process.env["REVISIT_SECONDS"] ?? 60);
/** Of an access token, in seconds. It is renewed at half of it. */
const life = 20;

// Ten minutes of six pages are more than a trace can hold.
test.use({ trace: "off" });

declare global {
  interface Window {
    /** Slices that were completely on screen, and what the page had to say, since it was opened. */
    noted?: { shown: number; said: string[] };
  }
}

/** Counts by itself: the application keeps no more than its last thousand marks. */
function note(): void {
  const noted = { shown: 0, said: [] as string[] };
  window.noted = noted;
  new PerformanceObserver((list) => {
    noted.shown += list.getEntriesByName("revisit:slice-shown").length;
  }).observe({ type: "mark" });
  new MutationObserver(() => {
    const text = document.querySelector("[aria-label=Messages]")?.textContent ?? "";
    if (text !== "" && noted.said.at(-1) !== text) noted.said.push(text);
  }).observe(document, { childList: true, characterData: true, subtree: true });
}

test("six tabs play slices on tokens of twenty seconds, and nothing of it shows", async ({
  context,
  page,
  serve,
  watch,
}, info) => {
  test.setTimeout(600_000 + seconds * 1_500);
  watch.allow(/401/);
  const seen: LoggedRequest[] = [];
  // So little memory that slices are read again at every turn.
  const configuration = {
    ...(await readConfiguration(join(appFolder, "config.json"))),
    memoryBudgetMegabytes: 64,
  };
  const server = await serve({
    configuration,
    accessTokenSeconds: life,
    onRequest: (logged) => seen.push(logged),
  });
  const address = `${server.origin}/${protectedView}`;
  await page.goto(address);
  await signIn(page);
  const tabs = [page];
  while (tabs.length < 6) tabs.push(await context.newPage());
  // Six software renderers share this machine: small maps leave time for what is tested here.
  for (const tab of tabs) {
    await tab.setViewportSize({ width: 800, height: 600 });
    await tab.addInitScript(note);
    await (tab === page ? tab.reload() : tab.goto(address));
    await waitForSlice(tab);
  }
  for (const tab of tabs) await tab.keyboard.press("Space");
  seen.length = 0;
  const begun = performance.now();
  await page.waitForTimeout(seconds * 1_000);
  const noted = await Promise.all(tabs.map((tab) => tab.evaluate(() => window.noted)));
  const elapsed = (performance.now() - begun) / 1_000;

  const files = seen.filter(({ url }) => url.endsWith(".tif"));
  const tokens = new Set(files.map(({ headers }) => headers.authorization));
  const renewals = seen.filter(({ method, url }) => method === "POST" && url === "/oidc/token").length;
  // On a busy machine a request can wait for longer than its token lives: it is sent again with another.
  const again = files.filter(({ status }) => status === 401);
  // A connection that the page itself has closed has no status: a slice it no longer needed.
  const failed = files.filter(({ status }) => ![0, 200, 206, 304, 401].includes(status));
  const shown = noted.map((tab) => tab?.shown ?? 0);
  info.annotations.push({
    type: "figures",
    description: `${elapsed.toFixed(0)} s: ${shown.join("+")} slices, ${files.length} file requests, ${again.length} sent again, ${failed.length} failed, ${renewals} token requests for ${tokens.size} tokens in use`,
  });
  expect(noted.flatMap((tab) => tab?.said)).toEqual([]);
  expect(failed.map(({ status, url }) => `${status} ${url}`)).toEqual([]);
  expect(again.length).toBeLessThanOrEqual(files.length / 100);
  for (const count of shown) expect(count).toBeGreaterThan(2);
  // One request per renewal for all six tabs; the next read uses the token, in any tab.
  expect(renewals).toBeGreaterThan(0);
  expect(renewals).toBeLessThanOrEqual(elapsed / (life / 2) + 1);
  expect(Math.abs(tokens.size - 1 - renewals)).toBeLessThanOrEqual(1);
});
