import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { appFolder, expect, test } from "./support/fixtures.ts";

/** Packages whose modules the source maps of the build name. */
async function builtPackages(): Promise<readonly string[]> {
  const folder = join(appFolder, "assets");
  const maps = (await readdir(folder)).filter((name) => name.endsWith(".map"));
  const names = new Set<string>();
  for (const map of maps) {
    const { sources } = JSON.parse(await readFile(join(folder, map), "utf8")) as { sources: string[] };
    for (const source of sources) {
      const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1];
      if (name !== undefined) names.add(name);
    }
  }
  return [...names];
}

test("the build carries its licence and that of every package in it, workers included", async ({
  page,
  demo,
}) => {
  const packages = await builtPackages();
  expect(packages).toEqual(expect.arrayContaining(["react", "maplibre-gl", "geotiff", "proj4"]));
  const notices = await (await page.request.get(`${demo.origin}/notices.txt`)).text();
  const noticed = notices.split(`\n\n${"-".repeat(80)}\n\n`).map((notice) => notice.split(" ", 1)[0]);
  expect(packages.filter((name) => !noticed.includes(name))).toEqual([]);
  expect(notices, "of the typeface, which leaves no code").toContain("SIL OPEN FONT LICENSE");
  expect(await (await page.request.get(`${demo.origin}/LICENSE.txt`)).text()).toContain("Apache License");
});

test("About tells the version and leads to the licences", async ({ page, demo }) => {
  await page.goto(demo.origin);
  await page.getByRole("button", { name: "about this application" }).click();
  const dialog = page.getByRole("dialog", { name: "About Revisit" });
  await expect(dialog).toContainText(/Version \d+\.\d+\.\d+/);
  await expect(dialog.getByRole("link", { name: "Licences of the packages in it" })).toHaveAttribute(
    "href",
    "./notices.txt",
  );
  await expect(dialog.getByRole("note")).toHaveCount(0);
});
