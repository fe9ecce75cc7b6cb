import type { AnswerContext } from "../async/channel-types.ts";
import { abortError } from "../async/abort.ts";
import { clearSharesOf } from "../raster/engine/clear-shares.ts";
import type { ScenePoint } from "../raster/engine/point-value.ts";
import { overviewBox } from "../raster/engine/overview-box.ts";
import type { SliceReader } from "../raster/engine/slice-reader.ts";
import type { Slice } from "../timeline/types.ts";
import type { Performed, PointValue, Question, Verb } from "./jobs.ts";

/** What every verb is performed with. */
export interface JobContext extends AnswerContext {
  readonly reader: SliceReader;
  /** Those the question names, at least one. */
  readonly slices: readonly [Slice, ...Slice[]];
  readonly toBitmap: (
    picture: Uint8ClampedArray<ArrayBuffer>,
    width: number,
    height: number,
  ) => Promise<ImageBitmap>;
}

type Perform<V extends Verb> = (question: Question<V>, context: JobContext) => Promise<Performed<V>>;

const PERFORMERS: { readonly [V in Verb]: Perform<V> } = {
  async tile({ recipe, ...target }, { reader, slices: [slice], toBitmap, signal, transfer }) {
    const { picture, masked, problems } = await reader.tile(slice, recipe, target, signal);
    const bitmap = picture && (await toBitmap(picture, target.size, target.size));
    if (!bitmap) return { answer: null, problems, ...(masked ? { masked } : {}) };
    hand(bitmap, transfer, signal);
    return { answer: bitmap, problems };
  },

  async picture({ recipe, bounds, pixels }, { reader, slices: [slice], toBitmap, signal, transfer }) {
    const target = { box: overviewBox(bounds, pixels) };
    const { picture, masked, problems, frame } = await reader.partPicture(slice, recipe, target, signal);
    const bitmap = picture && (await toBitmap(picture, frame.width, frame.height));
    if (!bitmap) return { answer: null, problems, ...(masked ? { masked } : {}) };
    hand(bitmap, transfer, signal);
    return { answer: bitmap, problems };
  },

  async point({ recipe, point }, { reader, slices: [slice], signal }) {
    const found = await reader.point(slice, recipe, point, signal);
    return { answer: found && pointOf(found), problems: [] };
  },

  async part({ recipe, target }, { reader, slices: [slice], signal, transfer }) {
    const { problems, ...answer } = await reader.part(slice, recipe, target, signal);
    move(answer.planes ?? [], transfer);
    return { answer, problems };
  },

  async output({ recipe, target }, { reader, slices: [slice], signal }) {
    return { answer: await reader.output(slice, recipe, target, signal), problems: [] };
  },

  async feature({ recipe, area, options = {} }, { reader, slices: [slice], signal, transfer }) {
    const { problems, warnings, scenes, ...values } = await reader.feature(
      slice,
      recipe,
      area,
      options,
      signal,
    );
    if (values.window) {
      const { planes, inside, covered, shares } = values.window;
      move([...planes, inside, covered, ...(shares ? [shares] : [])], transfer);
    }
    return {
      answer: { ...values, scenes: scenes.map(({ id }) => id) },
      problems: [...problems, ...warnings],
    };
  },

  async statistics({ recipe, area, options = {} }, { reader, slices: [slice], signal }) {
    const { problems, warnings, ...answer } = await reader.statistics(slice, recipe, area, options, signal);
    return { answer, problems: [...problems, ...warnings] };
  },

  async zonal({ recipe, areas, options = {} }, { reader, slices: [slice], signal }) {
    return { answer: await reader.zonal(slice, recipe, areas, options, signal), problems: [] };
  },

  async composite({ recipe, target, reduction }, { reader, slices, signal, transfer, report }) {
    const { problems, ...answer } = await reader.composite(slices, recipe, target, reduction, signal, report);
    move(answer.planes ?? [], transfer);
    return { answer, problems };
  },

  async display({ recipe, ...target }, { reader, slices: [slice], signal }) {
    return { answer: await reader.display(slice, recipe, target, signal), problems: [] };
  },

  async clearShares({ recipe, ...target }, { reader, slices: [slice], signal }) {
    const { shares, problems } = await clearSharesOf(slice, recipe, target, (part, look, area, maxPixels) =>
      reader.statistics(part, look, area, { maxPixels }, signal),
    );
    return { answer: shares, problems };
  },

  async distribution({ recipe, of }, { reader, slices: [slice], signal, transfer }) {
    const { problems = [], ...answer } =
      "area" in of
        ? await reader.areaDistribution(slice, recipe, of.area, signal)
        : { ...(await reader.distribution(slice, recipe, of.bounds, signal)), problems: undefined };
    move(answer.channels, transfer);
    return { answer, problems };
  },
};

/** @throws AbortError when the bitmap is not wanted any more */
function hand(bitmap: ImageBitmap, transfer: Transferable[], signal: AbortSignal): void {
  if (signal.aborted) {
    bitmap.close();
    throw abortError();
  }
  transfer.push(bitmap);
}

/** Nothing of these answers is kept here, so that their arrays move instead of being copied. */
function move(arrays: readonly { readonly buffer: ArrayBuffer }[], transfer: Transferable[]): void {
  transfer.push(...arrays.map(({ buffer }) => buffer));
}

/** @throws ProblemError, AbortError */
export function performJob<V extends Verb>(
  verb: V,
  question: Question<V>,
  context: JobContext,
): Promise<Performed<V>> {
  return PERFORMERS[verb](question, context);
}

function pointOf({ scene, bands, value, masked, dates }: ScenePoint): PointValue {
  const unit = bands.length === 1 ? bands[0]?.unit : undefined;
  return {
    scene: scene.id,
    datetime: scene.datetime,
    value,
    masked,
    bands,
    ...(dates === undefined ? {} : { dates }),
    ...(unit === undefined ? {} : { unit }),
  };
}
