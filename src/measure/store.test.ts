import { describe, expect, it } from "vitest";
import { PLACE_COLOURS } from "./colours.ts";
import { NO_MEASURE } from "./defaults.ts";
import { type MeasureStore, createMeasureStore } from "./store.ts";
import type { MeasureView, PlaceGeometry } from "./types.ts";

const point: PlaceGeometry = { type: "Point", coordinates: [5, 51] };
const elsewhere: PlaceGeometry = { type: "Point", coordinates: [6, 52] };

function setUp(): { store: MeasureStore; view: () => MeasureView; visit: (view: MeasureView) => void } {
  let view = NO_MEASURE;
  const write = (next: MeasureView): void => void (view = next);
  return { store: createMeasureStore({ read: () => view, write }), view: () => view, visit: write };
}

describe("the places of a view", () => {
  it("get a name, an id and a colour of their own, and are chosen", () => {
    const { store, view } = setUp();
    store.add([{ geometry: point }, { geometry: elsewhere, name: "Field", colour: "#123456" }]);
    expect(view().places).toEqual([
      { id: "1", name: "Place 1", colour: PLACE_COLOURS[0], geometry: point, hidden: false },
      { id: "2", name: "Field", colour: "#123456", geometry: elsewhere, hidden: false },
    ]);
    expect(view().chosen).toEqual(["1", "2"]);
  });

  it("share colours only when all are taken", () => {
    const { store, view } = setUp();
    store.add(Array.from({ length: PLACE_COLOURS.length + 1 }, () => ({ geometry: point })));
    const colours = view().places.map(({ colour }) => colour);
    expect(colours).toEqual([...PLACE_COLOURS, PLACE_COLOURS[0]]);
    store.remove(["2"]);
    expect(store.add([{ geometry: point }])[0]?.colour).toBe(PLACE_COLOURS[1]);
  });

  it("come back with what was chosen when their removal is undone", () => {
    const { store, view } = setUp();
    store.add([{ geometry: point }, { geometry: elsewhere }]);
    const before = view();
    store.remove(["1"]);
    expect(view().places.map(({ id }) => id)).toEqual(["2"]);
    expect(view().chosen).toEqual(["2"]);
    expect(store.undoable.getState().change).toEqual({ kind: "remove", names: ["Place 1"] });
    store.undo();
    expect(view()).toEqual(before);
  });

  it("are changed one by one and back, in the reverse order", () => {
    const { store, view } = setUp();
    store.add([{ geometry: point }]);
    const steps = [view()];
    store.rename("1", "Meadow");
    steps.push(view());
    store.recolour("1", "#ffffff");
    steps.push(view());
    store.setHidden(["1"], true);
    steps.push(view());
    store.reshape("1", elsewhere);
    expect(view().places[0]).toEqual({
      id: "1",
      name: "Meadow",
      colour: "#ffffff",
      hidden: true,
      geometry: elsewhere,
    });
    for (const step of steps.toReversed()) {
      store.undo();
      expect(view()).toEqual(step);
    }
    store.undo();
    expect(view().places).toEqual([]);
    expect(store.undoable.getState().change).toBeNull();
    store.undo();
    expect(view().places).toEqual([]);
  });

  it("are named together, and get their names back together", () => {
    const { store, view } = setUp();
    store.add([{ geometry: point }, { geometry: elsewhere }, { geometry: point, name: "Mine" }]);
    store.renameAll(
      new Map([
        ["1", "Wheat"],
        ["2", "Maize"],
      ]),
    );
    expect(view().places.map(({ name }) => name)).toEqual(["Wheat", "Maize", "Mine"]);
    store.undo();
    expect(view().places.map(({ name }) => name)).toEqual(["Place 1", "Place 2", "Mine"]);
  });

  it("of another link are not undone", () => {
    const { store, view, visit } = setUp();
    store.add([{ geometry: point }]);
    visit({ ...NO_MEASURE, places: [] });
    store.undo();
    expect(view().places).toEqual([]);
    expect(store.undoable.getState().change).toBeNull();
  });

  it("can be chosen, each once and none that is not there; options and tab stay beside them", () => {
    const { store, view } = setUp();
    store.add([{ geometry: point }, { geometry: point }]);
    store.choose(["2", "7", "2"]);
    store.setTab("years");
    store.setOptions({ touched: true });
    expect(view().chosen).toEqual(["2"]);
    expect(view().tab).toBe("years");
    expect(view().options).toEqual({ ...NO_MEASURE.options, touched: true });
    store.undo();
    expect(view().options.touched).toBe(true);
  });
});
