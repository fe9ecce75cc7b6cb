import { createServer } from "node:http";
import { answering, catalogueOf, hangingUp } from "./support/faults.ts";
import type { Intercept } from "./support/faults.ts";
import { expect, test } from "./support/fixtures.ts";
import type { Page } from "./support/fixtures.ts";
import { waitForSlice } from "./support/slices.ts";
import { SEASON_START } from "./support/season.ts";

const season = "#catalogue=sample&collection=sample-season&bbox=5.72,51.15,6.13,51.25&from=2025-01-01";
const html = "<!doctype html><title>Maintenance</title>";

const catalogueFaults = [
  { name: "hangs up", intercept: hangingUp(/\/open\/stac/), says: /reach|answer|network/i },
  {
    name: "answers with HTML",
    intercept: answering(/\/open\/stac/, 200, "text/html", html),
    says: /HTML|JSON|STAC/,
  },
  { name: "answers 401", intercept: answering(/\/open\/stac/, 401, "application/json", "{}"), says: /sign/i },
  {
    name: "answers 403",
    intercept: answering(/\/open\/stac/, 403, "application/json", "{}"),
    says: /403|allow|right/i,
  },
  {
    name: "answers 404",
    intercept: answering(/\/open\/stac/, 404, "application/json", "{}"),
    says: /404|not found|nothing/i,
  },
  { name: "answers 500", intercept: answering(/\/open\/stac/, 500, "text/html", html), says: /500|fail/i },
];

test("a catalogue that fails is named with what it did, and another catalogue still works", async ({
  page,
  serve,
  watch,
}) => {
  watch.allow(/Failed to load resource|ERR_/);
  let failing: Intercept | undefined;
  const server = await serve({ intercept: (...asked) => failing?.(...asked) ?? false });
  const told = page.locator("[aria-live], [role=alert], [role=status], [role=tabpanel]");
  for (const { name, intercept, says } of catalogueFaults) {
    await test.step(name, async () => {
      failing = intercept;
      await openAfresh(page, `${server.origin}/${season}`);
      await expect(told.filter({ hasText: "Sample season" }).filter({ hasText: says }).first()).toBeVisible({
        timeout: 40_000,
      });
    });
  }
  await page.getByRole("button", { name: /Sample season.*Catalogue/ }).click();
  await page.getByRole("option", { name: /Sample season, signed in/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "36 dates" })).toBeVisible();
});

test("a search that finds nothing says so and offers ways out", async ({ page, serve }) => {
  const server = await serve({ intercept: catalogueOf(() => []) });
  await page.goto(`${server.origin}/${season}&from=2025-06-01&to=2025-06-30`);
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await expect(page.getByRole("button", { name: "Search all dates" })).toBeVisible();
});

test("items without geometry or usable assets are named, and the usable one is drawn", async ({
  page,
  serve,
}) => {
  let items: unknown[] = [];
  const server = await serve({ intercept: catalogueOf(() => items) });
  const day = "datetime=2025-06-12T00:00:00Z/2025-06-12T23:59:59Z";
  const found = await fetch(`${server.origin}/open/stac/collections/sample-season/items?limit=1&${day}`);
  const [good] = ((await found.json()) as { features: Record<string, unknown>[] }).features;
  items = [
    good,
    { ...good, id: "NO_PLACE", geometry: null, bbox: undefined },
    { ...good, id: "NO_FILES", properties: { datetime: "2025-07-02T10:00:00Z" }, assets: {} },
  ];
  await page.goto(`${server.origin}/${season}&slice=2025-06-12`);
  const notices = page.getByRole("region", { name: "Messages" });
  await expect(notices).toContainText("NO_PLACE");
  expect((await waitForSlice(page, { slice: "2025-06-12" })).bytes).toBeGreaterThan(0);
  await page.keyboard.press("End");
  await expect(notices).toContainText("NO_FILES");
});

const fileFaults = [
  { name: "truncated", intercept: truncated(/_31UGS_NDVI\.tif/), says: /SAMPLE_20250612_31UGS/ },
  {
    name: "gone (404)",
    intercept: answering(/_31UGS_NDVI\.tif/, 404, "text/plain", ""),
    says: /404|not there|no longer|not found/i,
  },
  {
    name: "forbidden (403)",
    intercept: answering(/_31UGS_NDVI\.tif/, 403, "text/plain", ""),
    says: /403|not allowed|rights/i,
  },
  {
    name: "an HTML page",
    intercept: answering(/_31UGS_NDVI\.tif/, 200, "text/html", html),
    says: /HTML|page/i,
  },
];

test("a file that cannot be read is named with why, and the tiles beside it are drawn", async ({
  page,
  serve,
  watch,
}) => {
  watch.allow(/Failed to load resource|ERR_/);
  let failing: Intercept | undefined;
  const server = await serve({ intercept: (...asked) => failing?.(...asked) ?? false });
  for (const { name, intercept, says } of fileFaults) {
    await test.step(name, async () => {
      failing = intercept;
      await openAfresh(page, `${server.origin}/${season}&slice=2025-06-12&map=13/51.2/5.93`);
      await expect(page.getByRole("region", { name: "Messages" })).toContainText(says, { timeout: 40_000 });
      expect((await waitForSlice(page)).bytes).toBeGreaterThan(0);
    });
  }
});

test("an online basemap that cannot be reached is replaced by the offline one, with a message", async ({
  page,
  serve,
  watch,
}) => {
  watch.allow(/Failed to load resource|ERR_|Content Security Policy/);
  const closed = createServer();
  const port = await new Promise<number>((resolve) => {
    closed.listen(0, "127.0.0.1", () => resolve((closed.address() as { port: number }).port));
  });
  closed.close();
  const configuration = {
    catalogues: [
      {
        id: "sample",
        title: "Sample season",
        url: "./open/stac",
        synthetic: true,
        start: SEASON_START,
      },
    ],
    basemaps: [
      {
        id: "away",
        title: "Away",
        kind: "raster",
        url: `http://127.0.0.1:${port}/{z}/{x}/{y}.png`,
        attribution: "Nobody",
      },
      { id: "offline", title: "Outlines (offline)", kind: "offline" },
    ],
  };
  const server = await serve({ configuration });
  await page.goto(server.origin);
  await waitForSlice(page);
  await expect(page.getByRole("region", { name: "Messages" })).toContainText(/basemap/i);
});

/** Opens an address that the page may have open already: only its hash may differ, which would load nothing. */
async function openAfresh(page: Page, address: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(address);
}

/** Answers ranges of the first half of a file and nothing behind it, as a cut-off upload does. */
function truncated(path: RegExp): Intercept {
  return (request, response) => {
    const range = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? "");
    if (!path.test(request.url ?? "") || range === null || Number(range[1]) < 32_768) return false;
    response.writeHead(416, { "Access-Control-Allow-Origin": "*", "Content-Range": "bytes */32768" });
    response.end();
    return true;
  };
}
