import { expect, test } from "./support/fixtures.ts";
import { waitForSlice } from "./support/slices.ts";

test("unknown and broken parameters of a link are dropped one by one with a message, and the rest is used", async ({
  page,
  demo,
}) => {
  const search = "catalogue=sample&collection=sample-season&bbox=5.72,51.15,6.13,51.25&from=2025-01-01";
  await page.goto(`${demo.origin}/#map=oops&${search}&slice=2025-06-12&opacity=7&nonsense=1`);
  const shown = await waitForSlice(page);
  expect(shown.slice).toBe("2025-06-12");
  const notices = page.getByRole("region", { name: "Messages" });
  await notices.getByRole("button", { name: "1 more" }).click();
  for (const name of ["map", "opacity", "nonsense"]) await expect(notices).toContainText(`“${name}”`);
  await expect(page.getByRole("status").filter({ hasText: "36 dates" })).toBeVisible();
});

test("a link with a place keeps to that place although it names no search", async ({ page, demo }) => {
  await page.goto(`${demo.origin}/#map=14/51.2/5.9&catalogue=sample`);
  await waitForSlice(page);
  expect(page.url()).toContain("#map=14/51.2/5.9&");
});

test("hostile text in a link is shown as text and runs nothing", async ({ page, demo }) => {
  await page.goto(`${demo.origin}/#catalogue=${encodeURIComponent("<img src=x onerror=window.hacked=1>")}`);
  await waitForSlice(page);
  expect(await page.evaluate(() => "hacked" in window)).toBe(false);
});

test("a mistake in the configuration gives a page that names the key", async ({ page, demo, watch }) => {
  watch.allow(/config/i);
  await page.route("**/config.json", (route) =>
    route.fulfill({ json: { catalogues: [{ id: "sample", title: "Sample", url: 7 }] } }),
  );
  await page.goto(demo.origin);
  await expect(page.getByText("catalogues[0].url")).toBeVisible();
});
