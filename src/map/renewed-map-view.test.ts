import { expect, test } from "vitest";
import { Emitter } from "../async/emitter.ts";
import { ProblemError } from "../problem/problem.ts";
import { RenewedMapView } from "./renewed-map-view.ts";
import type { MapEvents, MapView } from "./types.ts";

const CAMERA = { lon: 5, lat: 51, zoom: 11, bearing: 0, pitch: 0 };
const PADDING = { top: 1, right: 2, bottom: 3, left: 4 };

/** A map that writes down what it is asked. */
class FakeMap implements MapView {
  readonly asked: unknown[] = [];
  readonly #events = new Emitter<MapEvents>();
  readonly on = this.#events.on.bind(this.#events);
  readonly emit = this.#events.emit.bind(this.#events);
  disposed = false;

  setSlices = this.#note("setSlices");
  show = this.#note("show");
  setDirection = this.#note("setDirection");
  setRecipe = this.#note("setRecipe");
  setOpacity = this.#note("setOpacity");
  setBasemap = this.#note("setBasemap");
  setFootprints = this.#note("setFootprints");
  highlight = this.#note("highlight");
  setPlaces = this.#note("setPlaces");
  highlightPlace = this.#note("highlightPlace");
  setEdited = this.#note("setEdited");
  setTool = this.#note("setTool");
  setCamera = this.#note("setCamera");
  fit = this.#note("fit");
  setPadding = this.#note("setPadding");
  setAttribution = this.#note("setAttribution");
  zoomBy = this.#note("zoomBy");
  redraw = this.#note("redraw");

  capture(): Promise<never> {
    return Promise.reject(new Error("fakes draw nothing"));
  }

  bounds(): [number, number, number, number] {
    return [4, 50, 6, 52];
  }

  dispose(): void {
    this.disposed = true;
    this.#events.clear();
  }

  #note(name: string): (...given: readonly unknown[]) => void {
    return (...given) => {
      if (this.disposed) throw new Error(`${name} was asked of a map that is gone`);
      this.asked.push([name, ...given]);
    };
  }
}

/** @param refusals so many maps after the first cannot be made */
function setUp({ refusals = 0 } = {}) {
  const maps: FakeMap[] = [];
  const cameras: unknown[] = [];
  const waiting: (() => void)[] = [];
  const problems: string[] = [];
  let now = 0;
  let lose = () => {};
  let watched = true;
  const view = new RenewedMapView({
    camera: CAMERA,
    create: (camera) => {
      cameras.push(camera);
      if (maps.length > 0 && refusals-- > 0) {
        throw new ProblemError({ kind: "unsupported", message: "no WebGL 2" });
      }
      const map = new FakeMap();
      maps.push(map);
      return map;
    },
    watch: (onLost) => {
      lose = onLost;
      return () => (watched = false);
    },
    clock: {
      now: () => now,
      after: (milliseconds, callback) => {
        const due = () => {
          now += milliseconds;
          callback();
        };
        waiting.push(due);
        return () => void waiting.splice(waiting.indexOf(due), 1);
      },
    },
  });
  view.on("problem", ({ message }) => problems.push(message));
  return {
    view,
    maps,
    cameras,
    problems,
    waiting,
    lose: () => lose(),
    pass: (milliseconds: number) => (now += milliseconds),
    isWatched: () => watched,
  };
}

test("a lost map is made again where the camera was last, with what was last asked of it", () => {
  const { view, maps, cameras, problems, lose } = setUp();
  view.setPadding(PADDING);
  view.show("2024-05-01");
  view.setOpacity(0.5);
  view.show("2024-05-06");
  view.zoomBy(1);
  const moved = { ...CAMERA, zoom: 12 };
  maps[0]?.emit("camera", moved);
  lose();
  expect(maps[0]?.disposed).toBe(true);
  expect(cameras).toEqual([CAMERA, moved]);
  expect(maps[1]?.asked).toEqual([
    ["setPadding", PADDING],
    ["show", "2024-05-06"],
    ["setOpacity", 0.5],
  ]);
  expect(problems).toEqual([expect.stringContaining("took the graphics away")]);
});

test("listeners hear the map that was made again, and no pointer over the one that is gone", () => {
  const { view, maps, lose } = setUp();
  const shown: string[] = [];
  const pointers: unknown[] = [];
  view.on("shown", ({ slice }) => shown.push(slice));
  view.on("pointer", (pointer) => pointers.push(pointer));
  const event = { tiles: 1, requests: 0, bytes: 0, milliseconds: 1 };
  maps[0]?.emit("shown", { ...event, slice: "a" });
  lose();
  maps[1]?.emit("shown", { ...event, slice: "b" });
  expect(shown).toEqual(["a", "b"]);
  expect(pointers).toEqual([null]);
});

test("what is asked while there is no map is done by the next one, and a place is gone to once", () => {
  const { view, maps, waiting, lose } = setUp({ refusals: 1 });
  lose();
  expect(view.bounds()).toEqual([4, 50, 6, 52]);
  view.show("2024-05-11");
  view.fit([1, 2, 3, 4]);
  view.zoomBy(1);
  view.redraw();
  waiting.shift()?.();
  expect(maps[1]?.asked).toEqual([
    ["show", "2024-05-11"],
    ["fit", [1, 2, 3, 4]],
  ]);
  lose();
  expect(maps[2]?.asked).toEqual([["show", "2024-05-11"]]);
});

test("a camera that is set while there is no map takes the place of one that was to be fitted", () => {
  const { view, maps, cameras, waiting, lose } = setUp({ refusals: 1 });
  lose();
  view.fit([1, 2, 3, 4]);
  const elsewhere = { ...CAMERA, lon: 7 };
  view.setCamera(elsewhere);
  waiting.shift()?.();
  expect(cameras.at(-1)).toEqual(elsewhere);
  expect(maps[1]?.asked).toEqual([]);
});

test("a browser that goes on refusing is asked a few times, then its reason is told", () => {
  const { problems, waiting, maps, lose } = setUp({ refusals: 99 });
  lose();
  for (let tries = 0; waiting.length > 0 && tries < 50; tries += 1) waiting.shift()?.();
  expect(maps).toHaveLength(1);
  expect(waiting).toEqual([]);
  expect(problems).toEqual([expect.stringContaining("took the graphics away"), "no WebGL 2"]);
});

test("a map that is lost over and over is left alone, and one that is lost now and then is not", () => {
  const rarely = setUp();
  const often = setUp();
  for (let loss = 0; loss < 20; loss += 1) {
    rarely.lose();
    rarely.pass(60_000);
    often.lose();
  }
  expect(rarely.maps).toHaveLength(21);
  expect(often.maps.length).toBeLessThan(20);
  expect(often.problems.at(-1)).toContain("again and again");
});

test("a map that was disposed of stays so", () => {
  const { view, maps, waiting, lose, isWatched } = setUp({ refusals: 1 });
  lose();
  view.dispose();
  expect(waiting).toEqual([]);
  lose();
  expect(maps).toHaveLength(1);
  expect(isWatched()).toBe(false);
});
