import { createStore, type StoreApi } from "zustand/vanilla";
import { nextColour } from "./colours.ts";
import { tidied } from "./tidy-places.ts";
import type { MeasureOptions, MeasureTab, MeasureView, Place, PlaceGeometry } from "./types.ts";

/** Where what is measured is kept: a part of the view, so that links restore it. */
export interface MeasureCell {
  readonly read: () => MeasureView;
  readonly write: (next: MeasureView) => void;
}

/** A place before it has a name among others. */
export interface NewPlace {
  readonly geometry: PlaceGeometry;
  /** "Place 3" unless given. */
  readonly name?: string;
  /** The one that the fewest places have, unless given. */
  readonly colour?: string;
}

/** What can be taken back; words for it are the interface's. */
export interface UndoableChange {
  readonly kind: "add" | "rename" | "recolour" | "reshape" | "hide" | "remove";
  /** Names of the places it changed. */
  readonly names: readonly string[];
}

export interface MeasureStore {
  /** The last change of places; null where there is nothing to take back. */
  readonly undoable: StoreApi<{ readonly change: UndoableChange | null }>;
  /** Adds and chooses them. @returns the places as they are in the view */
  add(places: readonly NewPlace[]): readonly Place[];
  rename(id: string, name: string): void;
  /** As one change. @param names by id */
  renameAll(names: ReadonlyMap<string, string>): void;
  recolour(id: string, colour: string): void;
  reshape(id: string, geometry: PlaceGeometry): void;
  setHidden(ids: readonly string[], hidden: boolean): void;
  remove(ids: readonly string[]): void;
  choose(ids: readonly string[]): void;
  setTab(tab: MeasureTab | null): void;
  setOptions(options: Partial<MeasureOptions>): void;
  /** Takes the last change of places back. */
  undo(): void;
}

/** Changes that can be taken back; more are forgotten. */
const MAX_UNDO = 20;

interface Step {
  readonly change: UndoableChange;
  readonly before: Pick<MeasureView, "places" | "chosen">;
}

/** The changes that a person makes to what is measured. The state itself is the cell's. */
export function createMeasureStore({ read, write }: MeasureCell): MeasureStore {
  let steps: readonly Step[] = [];
  let written: readonly Place[] | null = null;
  const undoable = createStore<{ change: UndoableChange | null }>(() => ({ change: null }));

  function tell(): void {
    undoable.setState({ change: steps.at(-1)?.change ?? null });
  }

  function change(kind: UndoableChange["kind"], ids: readonly string[], next: Partial<MeasureView>): void {
    const view = read();
    // Places that came with a link are not what the steps before led to.
    if (written !== null && written !== view.places) steps = [];
    const names = (next.places && kind === "add" ? next.places : view.places)
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => name);
    const { places, chosen } = view;
    steps = [...steps, { change: { kind, names }, before: { places, chosen } }].slice(-MAX_UNDO);
    write({ ...view, ...next });
    written = read().places;
    tell();
  }

  function alter(kind: UndoableChange["kind"], ids: readonly string[], parts: Partial<Place>): void {
    const altered = (place: Place): Place => ({ ...place, ...parts });
    const places = read().places.map((place) => (ids.includes(place.id) ? altered(place) : place));
    change(kind, ids, { places });
  }

  return {
    undoable,
    add(added) {
      const { places, chosen } = read();
      const all = [...places];
      for (const { geometry, name, colour } of added) {
        const id = nextId(all);
        all.push({
          id,
          name: name ?? numberedName(id),
          colour: colour ?? nextColour(all.map((place) => place.colour)),
          geometry: tidied(geometry),
          hidden: false,
        });
      }
      const fresh = all.slice(places.length);
      const ids = fresh.map(({ id }) => id);
      change("add", ids, { places: all, chosen: [...chosen, ...ids] });
      return fresh;
    },
    renameAll(names) {
      const named = (place: Place): Place => ({ ...place, name: names.get(place.id) ?? place.name });
      const places = read().places.map(named);
      change("rename", [...names.keys()], { places });
    },
    rename: (id, name) => alter("rename", [id], { name }),
    recolour: (id, colour) => alter("recolour", [id], { colour }),
    reshape: (id, geometry) => alter("reshape", [id], { geometry: tidied(geometry) }),
    setHidden: (ids, hidden) => alter("hide", ids, { hidden }),
    remove(ids) {
      const { places, chosen } = read();
      change("remove", ids, {
        places: places.filter(({ id }) => !ids.includes(id)),
        chosen: chosen.filter((id) => !ids.includes(id)),
      });
    },
    choose(ids) {
      const view = read();
      const known = ids.filter((id) => view.places.some((place) => place.id === id));
      write({ ...view, chosen: [...new Set(known)] });
    },
    setTab: (tab) => write({ ...read(), tab }),
    setOptions(options) {
      const view = read();
      write({ ...view, options: { ...view.options, ...options } });
    },
    undo() {
      const view = read();
      const last = steps.at(-1);
      steps = steps.slice(0, -1);
      if (last && (written === null || written === view.places)) {
        write({ ...view, ...last.before });
        written = read().places;
      } else steps = [];
      tell();
    },
  };
}

/** Of a place without a name. */
export function numberedName(id: string): string {
  return `Place ${id}`;
}

/** One more than the greatest there is. */
function nextId(places: readonly Place[]): string {
  return String(Math.max(0, ...places.map(({ id }) => Number(id) || 0)) + 1);
}
