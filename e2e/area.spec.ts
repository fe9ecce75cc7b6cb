import { expect, test } from "./support/fixtures.ts";
import { waitForSlice } from "./support/slices.ts";

const OUTLINE = "POLYGON((5.75 51.18,5.84 51.18,5.84 51.23,5.78 51.24,5.75 51.18))";
const SEARCH = `catalogue=sample&collection=sample-season&area=${OUTLINE}&from=2025-01-01&to=2025-12-31`;

test("an area is searched, its clear share filters the dates, and dates are excluded from the contact sheet", async ({
  page,
  demo,
}) => {
  await page.goto(`${demo.origin}/#map=12/51.2/5.8&${SEARCH}&slice=2025-06-12`);
  await waitForSlice(page, { slice: "2025-06-12" });
  const dates = (count: number) => page.getByRole("status").filter({ hasText: `${count} dates ·` });
  await expect(page.getByText(/My area · [\d,]+ ha/)).toBeVisible();
  await expect(
    page.getByRole("status").filter({ hasText: /^36 of 36 dates read · .* pixels of / }),
  ).toBeVisible();
  await expect(page.getByText("% tile", { exact: false })).toHaveCount(0);

  // By the keyboard, to 40 %: what is cloudy inside the area is neither listed nor played.
  const least = page.getByRole("slider", { name: "Clear in my area" });
  await least.focus();
  for (let step = 0; step < 8; step += 1) await page.keyboard.press("ArrowRight");
  await expect(dates(36)).toHaveCount(0);
  await expect(page).toHaveURL(/&clear=40&/);
  const left = Number(/(\d+) left out/.exec((await page.getByText(/left out/).textContent()) ?? "")?.[1]);
  expect(left).toBeGreaterThan(0);
  await expect(dates(36 - left)).toBeVisible();

  // The sheet has a picture of each of them; an unticked one is gone from everywhere but the sheet.
  await page.getByRole("button", { name: "Contact sheet: a picture of each date" }).click();
  const sheet = page.getByRole("list", { name: "Contact sheet" });
  await expect(sheet.locator("canvas").first()).toBeVisible();
  const first = sheet.getByRole("checkbox").first();
  const day = ((await first.getAttribute("aria-label")) ?? "").replace("Include ", "");
  await first.uncheck();
  await expect(page).toHaveURL(/&without=2025-\d\d-\d\d/);
  await expect(dates(35 - left)).toBeVisible();
  await page.getByRole("button", { name: "Take all back" }).click();
  await expect(dates(36 - left)).toBeVisible();
  await sheet.getByRole("button", { name: day }).click();
  await expect(sheet.locator("[aria-current=date]")).toContainText(day);

  await page.getByRole("button", { name: "List of the dates" }).click();

  // Typed: what is no place is told, a tile is an area, and removing it searches the view.
  const where = page.getByRole("textbox", { name: "Where" });
  await where.fill("Atlantis");
  await where.press("Enter");
  await expect(
    page.getByText(/“Atlantis” is neither coordinates, a box, a tile nor a country\./),
  ).toBeVisible();
  await where.fill("31UFS");
  await where.press("Enter");
  await expect(page.getByText("My area · 1,20", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Remove my area, and search the view" }).click();
  await expect(page).toHaveURL(/&bbox=/);

  // A step of the clouds searches again and leaves the keyboard where it is.
  const clouds = page.getByRole("slider", { name: "Cloud cover" });
  await clouds.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/&cloud=95/);
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/&cloud=90/);
  await expect(clouds).toBeFocused();
});
