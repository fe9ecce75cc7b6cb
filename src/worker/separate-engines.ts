import { type Problem, ProblemError } from "../problem/problem.ts";
import type { Slice } from "../timeline/types.ts";
import type { Question, Verb } from "./jobs.ts";
import type { EngineCounters, JobResult, RasterEngine, RunOptions, TileRequest } from "./types.ts";
import { VerbEngine } from "./verb-engine.ts";

export interface SeparateEnginesOptions {
  /** Whether a scene's catalogue is not of the configuration. */
  readonly isUnlisted: (catalogue: string) => boolean;
  /** Reads with the session. */
  readonly createSigned: () => RasterEngine;
  /** Reads without tokens, signatures or proofs. */
  readonly createAnonymous: () => RasterEngine;
}

/**
 * One engine for configured catalogues and another for unlisted ones. They share no worker and no
 * cache: no token can be asked for on behalf of an unlisted catalogue, and no pixel that was read with
 * a session can be shown as its own. One of them exists at a time, so that one budget is enough.
 */
export function createSeparateEngines(options: SeparateEnginesOptions): RasterEngine {
  return new SeparateEngines(options);
}

class SeparateEngines extends VerbEngine implements RasterEngine {
  readonly #options: SeparateEnginesOptions;
  #engine: RasterEngine;
  #anonymous = false;
  #files: ReadonlyMap<string, Blob> = new Map();
  /** Counted by engines that are gone. */
  #before: EngineCounters = { requests: 0, bytes: 0, decodedBlocks: 0, cachedBytes: 0 };

  constructor(options: SeparateEnginesOptions) {
    super();
    this.#options = options;
    this.#engine = options.createSigned();
  }

  setSlices(slices: readonly Slice[]): void {
    // Without slices nothing can be asked for: the next ones decide.
    if (slices.length > 0) this.#choose(this.#anyUnlisted(slices));
    this.#engine.setSlices(slices);
  }

  /** Files of this computer are of no configured catalogue: the engine with the session never has them. */
  setFiles(files: ReadonlyMap<string, Blob>): void {
    this.#files = files;
    if (this.#anonymous) this.#engine.setFiles(files);
  }

  async run<V extends Verb>(
    verb: V,
    question: Question<V>,
    options: RunOptions,
  ): Promise<JobResult<V> | null> {
    if (!this.#anonymous) return this.#engine.run(verb, question, options);
    const result = await withoutSignIn(this.#engine.run(verb, question, options));
    return result && { ...result, problems: result.problems.map(withoutAccount) };
  }

  hasten(request: TileRequest): void {
    this.#engine.hasten(request);
  }

  clear(origins: readonly string[]): void {
    this.#engine.clear(origins);
  }

  counters(): EngineCounters {
    const now = this.#engine.counters();
    return { ...summed(this.#before, now), cachedBytes: now.cachedBytes };
  }

  dispose(): void {
    this.#engine.dispose();
  }

  #anyUnlisted(slices: readonly Slice[]): boolean {
    return slices.some(({ scenes }) => scenes.some(({ catalogue }) => this.#options.isUnlisted(catalogue)));
  }

  #choose(anonymous: boolean): void {
    if (anonymous === this.#anonymous) return;
    this.#before = summed(this.#before, this.#engine.counters());
    this.#engine.dispose();
    this.#anonymous = anonymous;
    this.#engine = anonymous ? this.#options.createAnonymous() : this.#options.createSigned();
    if (anonymous) this.#engine.setFiles(this.#files);
  }
}

function summed(a: EngineCounters, b: EngineCounters): EngineCounters {
  return {
    requests: a.requests + b.requests,
    bytes: a.bytes + b.bytes,
    decodedBlocks: a.decodedBlocks + b.decodedBlocks,
    cachedBytes: 0,
  };
}

async function withoutSignIn<Result>(answer: Promise<Result>): Promise<Result> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError(withoutAccount(error.problem), { cause: error });
  }
}

/**
 * An unlisted catalogue has no account to sign in to, so the advice must not be to sign in. All files of its
 * server share one problem, because the message names only the server.
 */
function withoutAccount(problem: Problem): Problem {
  const { kind, status, url } = problem;
  if ((kind !== "sign-in" && kind !== "rights") || url === undefined) return problem;
  return {
    kind: "rights",
    message: `Files of this catalogue at ${new URL(url).host} are not open to the public (${status ?? 403}).`,
    advice: "Catalogues of other sites are read without signing in, and these files need more.",
  };
}
