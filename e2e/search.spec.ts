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

test("a property of the collection becomes a condition, and what it finds is taken along", async ({
  page,
  demo,
}) => {
  test.setTimeout(90_000);
  await page.goto(`${demo.origin}/${season}`);
  const panel = page.getByRole("tabpanel");
  const found = panel.getByRole("status").filter({ hasText: /\d+ dates?/ });
  await expect(found).toHaveText(/^36 dates/);
  // A link with a search and no place goes to where it searches.
  await expect.poll(() => page.url()).toMatch(/#map=1[01](\.\d+)?\/51\.\d+\/5\.\d+&/);

  await panel.getByRole("button", { name: "Add a condition…" }).click();
  const dialog = page.getByRole("dialog", { name: "Condition" });
  await dialog.getByRole("combobox", { name: "Property" }).selectOption("platform");
  const [platform] = await dialog.getByRole("checkbox").all();
  await platform?.check();
  await dialog.getByRole("combobox", { name: "Scenes that do not state it" }).selectOption("keep");
  await dialog.getByRole("button", { name: "Search" }).click();
  await expect
    .poll(() => decodeURIComponent(page.url()))
    .toMatch(/where=platform = '.*' OR platform IS NULL/);
  const chips = panel.getByRole("list", { name: "Conditions" });
  await expect(chips.getByRole("listitem")).toHaveText(/^Platform: .*, or not stated$/);

  // A press on the words changes it: a range in its place finds everything below it.
  await chips.getByRole("button", { name: /^Change the condition/ }).click();
  await dialog.getByRole("combobox", { name: "Property" }).selectOption("eo:cloud_cover");
  await dialog.getByRole("spinbutton", { name: "At least" }).fill("60");
  await dialog.getByRole("spinbutton", { name: "At most" }).fill("50");
  await expect(dialog.getByRole("alert")).toHaveText("The lower end lies above the upper one.");
  await expect(dialog.getByRole("button", { name: "Search" })).toBeDisabled();
  await dialog.getByRole("spinbutton", { name: "At least" }).fill("10");
  await dialog.getByRole("button", { name: "Search" }).click();
  await expect(chips.getByRole("listitem")).toHaveText(/10 – 50$/);
  await expect(found).toHaveText(/^(?!36)\d+ dates/);
  await expect.poll(() => decodeURIComponent(page.url())).toContain(`"eo:cloud_cover" BETWEEN 10 AND 50`);
  await page.reload();
  await expect(chips.getByRole("listitem")).toHaveText(/10 – 50$/);
  await expect(found).toHaveText(/^(?!36)\d+ dates/);

  await panel.getByRole("button", { name: "Take the results along" }).click();
  const saving = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Files of the scenes as CSV" }).click();
  expect((await saving).suggestedFilename()).toBe("revisit-scenes.csv");
  await expect(panel.getByText(/^Saved \d+ scenes with \d+ addresses\.$/)).toBeVisible();

  await panel
    .getByRole("button", { name: /^Details of/ })
    .first()
    .click();
  await page.getByText("All properties").click();
  await expect(page.getByRole("term").filter({ hasText: /^eo:cloud_cover$/ })).toBeVisible();
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
