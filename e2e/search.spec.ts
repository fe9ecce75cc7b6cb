import type { IncomingMessage, ServerResponse } from "node:http";
import { catalogueOf } from "./support/faults.ts";
import { expect, test } from "./support/fixtures.ts";

const season = "#catalogue=sample&collection=sample-season&bbox=5.72,51.15,6.13,51.25&from=2025-01-01";

/** Takes no search by POST and none that asks to sort, although its landing page offers both. */
function refusing(request: IncomingMessage, response: ServerResponse): boolean {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname !== "/open/stac/search" || request.method === "OPTIONS") return false;
  const sorts = url.searchParams.has("sortby");
  if (request.method !== "POST" && !sorts) return false;
  response.writeHead(sorts ? 400 : 405, {
    "Content-Type": "application/json",
    "Access-Control-Allow-Origin": "*",
  });
  response.end("{}");
  return true;
}

test("a service that refuses what it offers is asked in a simpler way, and that is said", async ({
  page,
  serve,
  watch,
}) => {
  watch.allow(/Failed to load resource/);
  const server = await serve({ intercept: refusing });
  await page.goto(`${server.origin}/${season}`);
  await expect(page.getByRole("status").filter({ hasText: "36 dates" })).toBeVisible();
  await page.getByRole("button", { name: "About this service" }).click();
  const panel = page.getByRole("tabpanel");
  await expect(panel).toContainText("does not take a search by POST; it is asked by GET.");
  await expect(panel).toContainText("offers to sort and then refuses to");
});

test("the conditions of a link are shown and can be taken away", async ({ page, demo }) => {
  const where = encodeURIComponent(`"eo:cloud_cover" < 50 AND platform <> 'x'`);
  await page.goto(`${demo.origin}/${season}&cloud=30&where=${where}`);
  const conditions = page.getByRole("list", { name: "Conditions" });
  await expect(conditions.getByRole("listitem")).toHaveText([`"eo:cloud_cover" < 50`, "platform <> 'x'"]);
  await expect(page.getByRole("slider", { name: "Cloud cover" })).toHaveValue("30");
  await expect(page.getByRole("status").filter({ hasText: "dates" })).toBeVisible();
  await conditions.getByRole("button", { name: `Remove the condition platform <> 'x'` }).click();
  await expect(conditions.getByRole("listitem")).toHaveText([`"eo:cloud_cover" < 50`]);
  await expect.poll(() => page.url()).toContain("&cloud=30&where=%22eo:cloud_cover%22%20%3C%2050");
});

test("clouds are not blamed where they were not asked for, and an unknown collection is named", async ({
  page,
  serve,
  watch,
}) => {
  watch.allow(/Failed to load resource/);
  const server = await serve({ intercept: catalogueOf(() => []) });
  await page.goto(`${server.origin}/${season}&from=2025-06-01&to=2025-06-30`);
  await expect(
    page.getByText("No scene of this collection lies in this area, at these dates."),
  ).toBeVisible();
  await page.goto(
    `${server.origin}/#catalogue=sample&collection=gone&bbox=5.72,51.15,6.13,51.25&from=2025-01-01`,
  );
  await expect(page.getByText("Sample season has no collection “gone”.").first()).toBeVisible();
});
