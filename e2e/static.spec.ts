import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { zipSync } from "fflate";
import { AxeBuilder } from "@axe-core/playwright";
import { appFolder, expect, test } from "./support/fixtures.ts";
import type { Page } from "./support/fixtures.ts";
import { shownSlices, waitForSlice } from "./support/slices.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
};

/** A host that serves files and nothing more: no ranges, no headers, no STAC. */
async function plainHost() {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
    const path = join(appFolder, pathname === "/" ? "index.html" : decodeURIComponent(pathname));
    stat(path).then(
      ({ size }) => {
        response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "", "content-length": size });
        createReadStream(path).pipe(response);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, close: () => server.close() };
}

interface Dropped {
  readonly name: string;
  /** A file of the host, or a text, or bytes. */
  readonly content:
    | { readonly url: string }
    | { readonly text: string }
    | { readonly bytes: readonly number[] };
}

async function drop(page: Page, files: readonly Dropped[]): Promise<void> {
  const transfer = await page.evaluateHandle(async (list) => {
    const data = new DataTransfer();
    for (const { name, content } of list) {
      const body =
        "url" in content
          ? await (await fetch(content.url)).blob()
          : new Blob(["text" in content ? content.text : new Uint8Array(content.bytes)]);
      data.items.add(new File([body], name));
    }
    return data;
  }, files);
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
}

const banner = (page: Page) => page.getByRole("banner");
const datesFound = (page: Page, dates: string) => page.getByRole("status").filter({ hasText: dates });

test("the build shows its season on a plain host, and what is dropped on it", async ({ page }) => {
  const host = await plainHost();
  const { origin } = host;
  try {
    // Ground that needs no network.
    await page.goto(`${origin}/#basemap=offline`);
    const first = await waitForSlice(page);
    expect(first.bytes).toBeGreaterThan(10_000);
    await expect(datesFound(page, "6 dates")).toBeVisible();
    await expect(page).toHaveURL(/catalogue=small-season&collection=small-season/);

    let after = (await shownSlices(page)).length;
    // Two dates of two bands each, told by their names.
    const scenes = ["20250516", "20250612"].flatMap((day) =>
      ["NDVI", "SCL"].map((key) => ({
        name: `S2_${day}_${key}.tif`,
        content: { url: `${origin}/season/SAMPLE_${day}_31UGS_${key}.tif` },
      })),
    );
    await drop(page, scenes);
    await expect(datesFound(page, "2 dates")).toBeVisible();
    const local = await waitForSlice(page, { after });
    expect(local.bytes).toBe(0);
    await expect(page).not.toHaveURL(/catalogue=|collection=|invalid/);
    await banner(page).getByRole("button", { name: "Share" }).click();
    await expect(page.getByRole("dialog")).toContainText("is on this computer and is not in the link");
    await page.keyboard.press("Escape");

    // An archive of items, whose files lie beside them in it.
    const names = [
      "SAMPLE_20250811_31UGS.json",
      "SAMPLE_20250811_31UGS_NDVI.tif",
      "SAMPLE_20250811_31UGS_SCL.tif",
    ];
    const contents = await Promise.all(
      names.map(
        async (name) =>
          [`a/${name}`, new Uint8Array(await readFile(join(appFolder, "season", name)))] as const,
      ),
    );
    const archive = zipSync(Object.fromEntries(contents));
    after = (await shownSlices(page)).length;
    await drop(page, [{ name: "season.zip", content: { bytes: [...archive] } }]);
    await expect(datesFound(page, "1 date ")).toBeVisible();
    await waitForSlice(page, { slice: "2025-08-11", after });
    expect(
      (await new AxeBuilder({ page }).include("header").analyze()).violations.map(({ id }) => id),
    ).toEqual([]);

    // Places stay places.
    const field = { type: "Point", coordinates: [5.94, 51.2] };
    await drop(page, [{ name: "field.geojson", content: { text: JSON.stringify(field) } }]);
    await expect(page.getByRole("complementary", { name: "Measure" })).toBeVisible();

    await banner(page).getByRole("button", { name: "On this computer" }).click();
    await page.getByRole("button", { name: "Close it" }).click();
    await expect(datesFound(page, "6 dates")).toBeVisible();
  } finally {
    host.close();
  }
});
