import { dataKey } from "../../recipe/same-data.ts";
import type { Slice } from "../../timeline/types.ts";
import type { Place } from "../types.ts";
import type { SeriesQuestion } from "./types.ts";

/** Pixels of one place over all dates, unless told otherwise. */
const PIXEL_BUDGET = 4_000_000;
/** Per doubling. */
const STEPS = 4;

/** What decides the numbers beside place and date; computed once per question. */
export interface QuestionKey {
  /** Equal for questions whose numbers are the same wherever the same level is read. */
  readonly text: string;
  /** Of one place on one date: decides the level. */
  readonly maxPixels: number;
}

export function questionKey({ recipe, options, slices, pixelBudget }: SeriesQuestion): QuestionKey {
  const { touched, maskDilation } = options;
  const share = (pixelBudget ?? PIXEL_BUDGET) / Math.max(1, slices.length);
  // In steps, so that one more date seldom makes large places be read again.
  const maxPixels = Math.max(1, Math.floor(2 ** (Math.floor(Math.log2(share) * STEPS) / STEPS)));
  const text = JSON.stringify([dataKey(recipe), touched, maskDilation]);
  return { text: shortNameOf(text), maxPixels };
}

/** Names, colours and ids of places do not count. */
export function placeKey({ geometry }: Pick<Place, "geometry">): string {
  return known(geometryKeys, geometry, () => JSON.stringify(geometry));
}

/** Scenes may come again as other objects, or reprocessed under their former ids. */
export function sliceKey(slice: Slice): string {
  return known(sliceKeys, slice, () =>
    JSON.stringify(
      slice.scenes.map(({ catalogue, collection, id, processed = "" }) => [
        catalogue,
        collection,
        id,
        processed,
      ]),
    ),
  );
}

const geometryKeys = new WeakMap<object, string>();
const sliceKeys = new WeakMap<object, string>();

function known(keys: WeakMap<object, string>, of: object, make: () => string): string {
  const key = keys.get(of) ?? shortNameOf(make());
  keys.set(of, key);
  return key;
}

/** Texts with a name; forgotten ones get another, and what was kept under the first is read again. */
const MAX_NAMES = 20_000;
const names = new Map<string, string>();
let lastName = 0;

/** Equal for equal texts. An outline may have many thousand corners, and every row is kept under a key with it. */
function shortNameOf(text: string): string {
  const name = names.get(text) ?? (lastName += 1).toString(36);
  if (names.size >= MAX_NAMES) names.clear();
  names.set(text, name);
  return name;
}
