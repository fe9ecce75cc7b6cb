import type { AnswerContext } from "../async/channel-types.ts";
import { abortError } from "../async/abort.ts";
import type { ScenePoint } from "../raster/tile/point-value.ts";
import type { TileEngine } from "../raster/tile/tile-engine.ts";
import type { Slice } from "../timeline/types.ts";
import type { Performed, PointValue, Question, Verb } from "./jobs.ts";

/** What every verb is performed with. */
export interface JobContext extends AnswerContext {
  readonly engine: TileEngine;
  readonly slice: Slice;
  readonly toBitmap: (picture: Uint8ClampedArray<ArrayBuffer>, size: number) => Promise<ImageBitmap>;
}

type Perform<V extends Verb> = (question: Question<V>, context: JobContext) => Promise<Performed<V>>;

const performers: { readonly [V in Verb]: Perform<V> } = {
  async tile({ recipe, ...target }, { engine, slice, toBitmap, signal, transfer }) {
    const { picture, problems } = await engine.tile(slice, recipe, target, signal);
    const bitmap = picture && (await toBitmap(picture, target.size));
    if (!bitmap) return { answer: null, problems };
    if (signal.aborted) {
      bitmap.close();
      throw abortError();
    }
    transfer.push(bitmap);
    return { answer: bitmap, problems };
  },

  async point({ recipe, point }, { engine, slice, signal }) {
    const found = await engine.point(slice, recipe, point, signal);
    return { answer: found && pointOf(found), problems: [] };
  },

  async display({ recipe, ...target }, { engine, slice, signal }) {
    return { answer: await engine.display(slice, recipe, target, signal), problems: [] };
  },
};

/** @throws ProblemError, AbortError */
export function performJob<V extends Verb>(
  verb: V,
  question: Question<V>,
  context: JobContext,
): Promise<Performed<V>> {
  return performers[verb](question, context);
}

function pointOf({ scene, bands, value, masked }: ScenePoint): PointValue {
  const unit = bands.length === 1 ? bands[0]?.unit : undefined;
  return {
    scene: scene.id,
    datetime: scene.datetime,
    value,
    masked,
    bands,
    ...(unit === undefined ? {} : { unit }),
  };
}
