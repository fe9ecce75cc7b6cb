import type { StyleSpecification } from "maplibre-gl";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { BasemapConfig } from "../../config/types.ts";
import { Basemap } from "./basemap.ts";

vi.mock("./import-outlines.ts", () => ({ importOutlines: () => Promise.resolve() }));
vi.mock("./guard-requests.ts", () => ({ guardRequests: () => undefined }));

const OFFLINE: BasemapConfig = { id: "offline", title: "Outlines", kind: "offline" };
const STREETS: BasemapConfig = {
  id: "streets",
  title: "Streets",
  kind: "style",
  url: "https://tiles.example.org/light",
  darkUrl: "https://tiles.example.org/dark",
};
const PHOTOS: BasemapConfig = {
  id: "photos",
  title: "Photos",
  kind: "raster",
  url: "https://photos.example.org/{z}/{x}/{y}.jpg",
};

const STYLE = {
  version: 8,
  sources: { planet: { type: "vector", url: "https://tiles.example.org/planet" } },
  layers: [
    { id: "water", type: "fill", source: "planet", "source-layer": "water" },
    { id: "towns", type: "symbol", source: "planet", "source-layer": "place" },
  ],
};

/** What Basemap asks of MapLibre. */
class FakeMap {
  readonly styles: StyleSpecification[] = [];
  readonly loaded = new Set<string>();
  #heard: ((event: { sourceId: string; tile?: object }) => void) | undefined;

  on(_: "sourcedata", listener: (event: { sourceId: string; tile?: object }) => void): void {
    this.#heard = listener;
  }
  getStyle(): StyleSpecification | undefined {
    return this.styles.at(-1);
  }
  /** A layer without a type that MapLibre knows makes it refuse the style as a whole. */
  setStyle(style: StyleSpecification): void {
    if (!style.layers.some(({ id }) => id.endsWith("broken"))) this.styles.push(style);
  }
  getLayer(id: string): object | undefined {
    return this.getStyle()?.layers.find((layer) => layer.id === id);
  }
  isSourceLoaded(source: string): boolean {
    return this.loaded.has(source);
  }
  /** Tiles of every source of the style have come. */
  arrive(): void {
    for (const sourceId of Object.keys(this.getStyle()?.sources ?? {})) {
      this.loaded.add(sourceId);
      this.#heard?.({ sourceId, tile: {} });
    }
  }
  layers(): string[] {
    return this.getStyle()?.layers.map(({ id }) => id.replace(/^basemap:([a-z]+)-\d+:/, "$1/")) ?? [];
  }
}

let dark = false;
let asked: string[] = [];
let answer: () => Promise<Response>;

beforeEach(() => {
  vi.useFakeTimers();
  dark = false;
  asked = [];
  answer = () => Promise.resolve(new Response(JSON.stringify(STYLE)));
  const query = { addEventListener: () => undefined, removeEventListener: () => undefined };
  vi.stubGlobal("matchMedia", () => ({
    ...query,
    get matches() {
      return dark;
    },
  }));
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url);
    return answer();
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function basemap() {
  const map = new FakeMap();
  const told: string[] = [];
  const subject = new Basemap(map as never, [STREETS, PHOTOS, OFFLINE], {
    onChange: ({ id }, problem) => told.push(problem ? `${id}: ${problem.message}` : id),
    onPalette: () => undefined,
  });
  return { map, told, subject };
}

/** As MapLibre reports what went wrong. */
function reported({ url, ...rest }: { sourceId?: string | undefined; url?: string }) {
  return { error: Object.assign(new Error("it failed"), url === undefined ? {} : { url }), ...rest };
}

const settle = () => vi.advanceTimersByTimeAsync(200);

describe("an online basemap", () => {
  test("loads beneath the outlines, and takes their place when its tiles are there", async () => {
    const { map, told, subject } = basemap();
    subject.choose(null);
    subject.start();
    await settle();
    expect(map.styles[0]?.layers.map(({ id }) => id)).toContain("basemap:land");
    expect(map.layers().slice(0, 2)).toEqual(["streets/water", "basemap:water"]);
    expect(told).toEqual([]);
    map.arrive();
    await settle();
    expect(map.layers()).toEqual(["streets/water", "revisit:above-slices", "streets/towns"]);
    expect(told).toEqual(["streets"]);
  });

  test("is asked for in dark colours where the system prefers them", async () => {
    dark = true;
    const { subject } = basemap();
    subject.choose("streets");
    subject.start();
    await settle();
    expect(asked).toEqual(["https://tiles.example.org/dark"]);
  });

  test("is not asked for where outlines are chosen, nor before anything is", async () => {
    const { map, told, subject } = basemap();
    subject.start();
    await settle();
    expect(map.styles).toEqual([]);
    subject.choose("offline");
    await settle();
    expect(asked).toEqual([]);
    expect(told).toEqual(["offline"]);
    expect(map.layers()).toContain("basemap:borders");
  });

  test("leaves the outlines where it does not answer, and says so once", async () => {
    answer = () => Promise.reject(new TypeError("Failed to fetch"));
    const { map, told, subject } = basemap();
    subject.choose(null);
    subject.start();
    await settle();
    expect(map.layers()).toContain("basemap:land");
    expect(told).toEqual(["offline: The basemap “Streets” cannot be reached."]);
  });

  test("shows the outlines at once while its style hangs", async () => {
    answer = () => new Promise(() => undefined);
    const { map, subject } = basemap();
    subject.choose(null);
    subject.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(map.layers()).toContain("basemap:land");
  });

  test("gives way to the outlines where its tiles fail or never come", async () => {
    const failing = basemap();
    failing.subject.choose("photos");
    failing.subject.start();
    await settle();
    const source = Object.keys(failing.map.getStyle()?.sources ?? {}).find((name) =>
      name.endsWith(":raster"),
    );
    expect(failing.subject.handleError(reported({ sourceId: source }))).toBe(true);
    await settle();
    expect(failing.map.layers()[0]).toBe("basemap:water");
    const hanging = basemap();
    hanging.subject.choose(null);
    hanging.subject.start();
    await vi.advanceTimersByTimeAsync(9_000);
    expect(hanging.told).toEqual(["offline: The basemap “Streets” cannot be reached."]);
    expect(hanging.map.layers()[0]).toBe("basemap:water");
  });

  test("stays while another one loads", async () => {
    const { map, told, subject } = basemap();
    subject.choose("streets");
    subject.start();
    await settle();
    map.arrive();
    await settle();
    subject.choose("photos");
    await settle();
    expect(map.layers()).toEqual([
      "photos/background",
      "photos/raster",
      "streets/water",
      "revisit:above-slices",
      "streets/towns",
    ]);
    map.arrive();
    await settle();
    expect(map.layers()).toEqual(["photos/background", "photos/raster", "revisit:above-slices"]);
    expect(told).toEqual(["streets", "photos"]);
  });

  test("gives way to the outlines where MapLibre refuses its style", async () => {
    for (const layer of [
      { id: "broken", type: "fill", source: "planet" },
      // Letters are added once the rest has come.
      { id: "broken", type: "symbol", source: "planet" },
    ]) {
      answer = () =>
        Promise.resolve(new Response(JSON.stringify({ ...STYLE, layers: [...STYLE.layers, layer] })));
      const { map, told, subject } = basemap();
      subject.choose(null);
      subject.start();
      await settle();
      map.arrive();
      await settle();
      expect(map.layers()[0]).toBe("basemap:water");
      expect(told).toEqual(["offline: The basemap “Streets” has a style that cannot be drawn."]);
    }
  });

  test("is told apart from what else the map reports", () => {
    const { subject } = basemap();
    expect(subject.handleError(reported({ sourceId: "slice:a@1" }))).toBe(false);
    expect(subject.handleError(reported({}))).toBe(false);
    expect(subject.handleError(reported({ url: "https://tiles.example.org/fonts/0-255.pbf" }))).toBe(true);
    expect(subject.handleError(reported({ url: "refused://evil.example" }))).toBe(true);
    expect(subject.handleError(reported({ url: "https://data.example.org/a.tif" }))).toBe(false);
  });
});
