import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SearchQuery } from "../catalogue/types.ts";
import { parseConfig } from "../config/parse.ts";
import type { Problem } from "../problem/problem.ts";
import { defaultView } from "./default-view.ts";
import { DEFAULT_PANE } from "./panes.ts";
import { createViewStore } from "./store.ts";
import { syncAddress, type AddressWindow } from "./sync-address.ts";
import type { View } from "./types.ts";

const CONFIG = parseConfig(
  {
    catalogues: [
      { id: "first", title: "First", url: "./" },
      { id: "second", title: "Second", url: "./second" },
    ],
  },
  "https://maps.example.org/",
);

function withOpacity(opacity: number): Pick<View, "panes"> {
  return { panes: [{ ...DEFAULT_PANE, opacity }] };
}

describe("the view store", () => {
  it("rounds the camera to the digits of a link, and wraps its longitude", () => {
    const store = createViewStore(defaultView(CONFIG));
    store.setState({
      camera: { lon: 541.00000049, lat: 51.123456789, zoom: 12.34567, bearing: -0.04, pitch: 90 },
    });
    expect(store.getState().camera).toEqual({
      lon: -179,
      lat: 51.123457,
      zoom: 12.346,
      bearing: 0,
      pitch: 85,
    });
  });

  it("wraps the box of a search, and keeps one of the whole world", () => {
    const store = createViewStore(defaultView(CONFIG));
    const areaOf = (area: SearchQuery["area"]): unknown => {
      store.setState({ query: { collections: ["c"], area, time: { from: null, to: null }, where: [] } });
      return store.getState().query?.area;
    };
    expect(areaOf([179, -1, 181, 1.23456789])).toEqual([179, -1, -179, 1.234568]);
    expect(areaOf([-200, -91, 200, 91])).toEqual([-180, -90, 180, 90]);
    expect(areaOf([170, 0, 180, 1])).toEqual([170, 0, 180, 1]);
    const ring = [
      [5.12345678, 51],
      [6, 51],
      [6, 52],
      [5.12345678, 51],
    ];
    expect(areaOf({ type: "Polygon", coordinates: [ring] })).toMatchObject({
      coordinates: [
        [
          [5.123457, 51],
          [6, 51],
          [6, 52],
          [5.123457, 51],
        ],
      ],
    });
  });

  it("tells listeners nothing when the view stays the same", () => {
    const store = createViewStore(defaultView(CONFIG));
    const listener = vi.fn();
    store.subscribe(listener);
    store.setState((view) => ({ camera: { ...view.camera, lon: view.camera.lon + 1e-9 } }));
    expect(listener).not.toHaveBeenCalled();
    store.setState({ footprints: true });
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

/** An address bar without a browser. */
class FakePage extends EventTarget {
  replaced = 0;
  readonly location = { hash: "" };
  readonly history = {
    state: null,
    replaceState: (_state: unknown, _title: string, url: string): void => {
      this.replaced += 1;
      this.location.hash = url;
    },
  };

  visit(hash: string): void {
    this.location.hash = hash;
    this.dispatchEvent(new Event("hashchange"));
  }
}

describe("syncAddress", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function start(): {
    page: FakePage;
    store: ReturnType<typeof createViewStore>;
    problems: Problem[];
    stop: () => void;
    write: () => void;
  } {
    const page = new FakePage();
    const store = createViewStore(defaultView(CONFIG));
    const problems: Problem[] = [];
    const { stop, write } = syncAddress(store, CONFIG, {
      onProblems: (found) => problems.push(...found),
      admits: ({ catalogue }) => catalogue !== "second",
      page: page as unknown as AddressWindow,
    });
    return { page, store, problems, stop, write };
  }

  it("replaces the address once for many changes, with the last of them", () => {
    const { page, store } = start();
    for (let opacity = 0.9; opacity > 0.05; opacity -= 0.1) store.setState(withOpacity(opacity));
    store.setState(withOpacity(0.5));
    vi.runAllTimers();
    expect(page.replaced).toBe(1);
    expect(page.location.hash).toContain("opacity=0.5");
  });

  it("takes a visited address as the view, and tells what was wrong with it", () => {
    const { page, store, problems } = start();
    page.visit("#map=7/1/2&opacity=0.25&nonsense=1");
    expect(store.getState()).toMatchObject({
      panes: [{ opacity: 0.25 }],
      camera: { zoom: 7, lat: 1, lon: 2 },
    });
    expect(problems).toHaveLength(1);
  });

  it("does not lose a visited address to a change that waits to be written", () => {
    const { page, store } = start();
    store.setState(withOpacity(0.5));
    page.visit("#map=7/1/2&catalogue=first&opacity=0.25");
    vi.runAllTimers();
    expect(store.getState().panes[0].opacity).toBe(0.25);
    expect(page.location.hash).toContain("opacity=0.25");
  });

  it("leaves view and address alone when a visited address is not admitted, until the person decides", () => {
    const { page, store, write } = start();
    const before = store.getState();
    page.visit("#map=7/1/2&catalogue=second");
    vi.runAllTimers();
    expect(store.getState()).toEqual(before);
    expect(page.location.hash).toContain("second");
    write();
    expect(page.location.hash).toContain("catalogue=first");
  });

  it("reads an address that was not admitted when it is visited again", () => {
    const { page, problems, write } = start();
    page.visit("#catalogue=second&nonsense=1");
    write();
    page.visit("#catalogue=second&nonsense=1");
    expect(problems).toHaveLength(2);
  });

  it("stops when it is told to", () => {
    const { page, store, stop } = start();
    stop();
    store.setState(withOpacity(0.5));
    page.visit("#opacity=0.1");
    vi.runAllTimers();
    expect(page.replaced).toBe(0);
    expect(store.getState().panes[0].opacity).toBe(0.5);
  });

  it("keeps the query as one object while other parts change", () => {
    const area = {
      type: "Polygon" as const,
      coordinates: [
        [
          [5, 51],
          [6, 51],
          [6, 52],
          [5, 51],
        ],
      ],
    };
    const query = { collections: ["c"], area, time: { from: null, to: null }, where: [] };
    const store = createViewStore({ ...defaultView(CONFIG), query });
    const before = store.getState().query;
    store.setState({ footprints: true });
    expect(store.getState().query).toBe(before);
  });
});
