import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { encodePng } from "../demo/sample/png/png.ts";
import { expect, test } from "./support/fixtures.ts";
import { colourAt } from "./support/pixels.ts";
import { waitForSlice } from "./support/slices.ts";

/** A colour that neither the outlines nor a picture of farmland has. */
const GROUND = [201, 160, 220] as const;
const DARK_GROUND = [60, 20, 80] as const;

/** What a style may bring along that must not be used. */
const hostileParts = (elsewhere: string) => ({
  sources: {
    elsewhere: { type: "raster", tiles: [`${elsewhere}/{z}/{x}/{y}.png`], tileSize: 256 },
    list: { type: "vector", url: "./list.json" },
  },
  layers: [
    { id: "elsewhere", type: "raster", source: "elsewhere" },
    { id: "list", type: "fill", source: "list", "source-layer": "water" },
    { id: "slice:x", type: "background", paint: { "background-color": "#f00", "background-opacity": 0 } },
  ],
});

/** A tile of one colour. */
function tileOf([red, green, blue]: readonly [number, number, number]): Buffer {
  const pixels = Uint8Array.from(
    { length: 256 * 256 * 4 },
    (_, index) => [red, green, blue, 255][index % 4] ?? 0,
  );
  return encodePng(pixels, 256, 256);
}

class StyleServer {
  readonly requests: { readonly path: string; readonly headers: IncomingMessage["headers"] }[] = [];
  /** Requests for styles wait for it. */
  gate: Promise<void> = Promise.resolve();
  elsewhere = "";
  readonly #server: Server = createServer((request, response) => void this.#answer(request, response));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "";
    this.requests.push({ path, headers: request.headers });
    const send = (type: string, body: string | Uint8Array): void => {
      response.writeHead(200, { "Access-Control-Allow-Origin": "*", "Content-Type": type });
      response.end(body);
    };
    if (/^\/(?:light|dark)$/.test(path)) {
      await this.gate;
      send("application/json", JSON.stringify(this.#style(path.slice(1))));
    } else if (path.endsWith(".png")) {
      send("image/png", tileOf(path.startsWith("/dark") ? DARK_GROUND : GROUND));
    } else if (path === "/list.json") {
      // The list is at home, its tiles are not.
      send(
        "application/json",
        JSON.stringify({ tilejson: "3.0.0", tiles: [`${this.elsewhere}/{z}/{x}/{y}.pbf`] }),
      );
    } else {
      response.writeHead(404, { "Access-Control-Allow-Origin": "*" });
      response.end();
    }
  }

  #style(name: string): object {
    const places = {
      type: "FeatureCollection",
      features: [
        {
          type: "Feature",
          properties: { name: "Home" },
          geometry: { type: "Point", coordinates: [5.9, 51.2] },
        },
      ],
    };
    const hostile = hostileParts(this.elsewhere);
    return {
      version: 8,
      glyphs: "./fonts/{fontstack}/{range}.pbf",
      sprite: `${this.elsewhere}/sprite`,
      sources: {
        ground: { type: "raster", tiles: [`./${name}/{z}/{x}/{y}.png`], tileSize: 256 },
        places: { type: "geojson", data: places },
        ...hostile.sources,
      },
      layers: [
        { id: "ground", type: "raster", source: "ground", paint: { "raster-fade-duration": 0 } },
        { id: "place-names", type: "symbol", source: "places", layout: { "text-field": ["get", "name"] } },
        ...hostile.layers,
      ],
    };
  }
}

test("a catalogue opens over a real basemap, the outlines until it comes, and its calibration can be checked", async ({
  page,
  serve,
  watch,
}) => {
  // Letters that are not there, and tiles that are refused.
  watch.allow(/Failed to load resource|refused:|ERR_/);
  const styles = new StyleServer();
  const others = new StyleServer();
  const origin = await styles.start();
  styles.elsewhere = await others.start();
  let open = (): void => undefined;
  styles.gate = new Promise((resolve) => (open = resolve));
  const configuration = {
    catalogues: [{ id: "sample", title: "Sample season", url: "./open/stac", synthetic: true }],
    basemaps: [
      {
        id: "ground",
        title: "Ground",
        kind: "style",
        url: `${origin}/light`,
        darkUrl: `${origin}/dark`,
        attribution: "Ground by the test",
      },
      { id: "offline", title: "Outlines (offline)", kind: "offline" },
    ],
  };
  const server = await serve({ configuration });
  await page.emulateMedia({ colorScheme: "light" });
  const search = "catalogue=sample&collection=sample-season&bbox=5.72,51.15,6.13,51.25&slice=2025-06-12";
  await page.goto(`${server.origin}/#map=9/51.2/5.9&${search}`);
  await waitForSlice(page, { slice: "2025-06-12" });
  // South of the season, where there is nothing but ground.
  const ground = (): Promise<readonly number[]> => colourAt(page, 900, 640);

  await test.step("the outlines are there while the style hangs", async () => {
    await expect.poll(() => styles.requests.map(({ path }) => path)).toContain("/light");
    await expect.poll(async () => (await ground()).join()).toBe("236,238,231");
  });

  await test.step("the basemap takes their place, with its credit", async () => {
    open();
    await expect.poll(async () => (await ground()).join()).toBe(GROUND.join());
    await expect(page.getByText("Ground by the test")).toBeAttached();
    await page.getByRole("tab", { name: "Layer" }).click();
    await expect(page.getByRole("combobox", { name: "Basemap" })).toHaveValue("ground");
  });

  await test.step("it is asked for without a secret, and what it names elsewhere is not asked for", async () => {
    for (const { headers } of styles.requests) {
      expect(headers.authorization).toBeUndefined();
      expect(headers.cookie).toBeUndefined();
    }
    expect(others.requests).toEqual([]);
  });

  await test.step("dark colours follow the system", async () => {
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(async () => (await ground()).join()).toBe(DARK_GROUND.join());
    await page.emulateMedia({ colorScheme: "light" });
    await expect.poll(async () => (await ground()).join()).toBe(GROUND.join());
  });

  await test.step("the calibration is plausible until an offset is taken off twice; the link carries it", async () => {
    await page.getByText("Calibration", { exact: true }).click();
    await page.getByRole("button", { name: "Check in view" }).click();
    await expect(page.getByText(/^Plausible\./)).toBeVisible();
    const offset = page.getByRole("group", { name: "Calibration" }).getByRole("textbox", { name: "Offset" });
    await offset.fill("-0.2");
    await offset.press("Enter");
    await expect(page).toHaveURL(/calibration=[\d.e-]+,-0\.2/);
    await expect(page.getByText(/^Plausible\./)).toBeHidden();
    await page.getByRole("button", { name: "Check in view" }).click();
    await expect(page.getByText(/applied twice/)).toBeVisible();
    await page.getByRole("button", { name: "As described" }).click();
    await expect(page).not.toHaveURL(/calibration=/);
  });

  styles.close();
  others.close();
});
