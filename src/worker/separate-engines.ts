import type { Slice } from "../timeline/types.ts";
import { type Problem, ProblemError } from "../problem/problem.ts";
import type { EngineStatistics, RasterEngine, TileImage, TileRequest, ValueRequest } from "./types.ts";

export interface SeparateEnginesOptions {
  /** Whether a scene's catalogue is not of the configuration. */
  readonly isForeign: (catalogue: string) => boolean;
  /** Reads with the session. */
  readonly createSigned: () => RasterEngine;
  /** Reads without anything of the session's. */
  readonly createAnonymous: () => RasterEngine;
}

/**
 * One engine for configured catalogues and another for foreign ones. They share no worker and no
 * cache: no token can be asked for on behalf of a foreign catalogue, and no pixel that was read with
 * a session can be shown as its own. One of them exists at a time, so that one budget is enough.
 */
export function createSeparateEngines(options: SeparateEnginesOptions): RasterEngine {
  return new SeparateEngines(options);
}

class SeparateEngines implements RasterEngine {
  private readonly options: SeparateEnginesOptions;
  private engine: RasterEngine;
  private anonymous = false;
  /** What engines counted that are gone. */
  private before: EngineStatistics = { requests: 0, bytes: 0, decodedBlocks: 0, cachedBytes: 0 };

  constructor(options: SeparateEnginesOptions) {
    this.options = options;
    this.engine = options.createSigned();
  }

  setSlices(slices: readonly Slice[]): void {
    // Without slices nothing can be asked for, whoever comes next.
    if (slices.length > 0) this.choose(this.anyForeign(slices));
    this.engine.setSlices(slices);
  }

  async tile(request: TileRequest, signal: AbortSignal): Promise<TileImage> {
    if (!this.anonymous) return await this.engine.tile(request, signal);
    const image = await withoutSignIn(this.engine.tile(request, signal));
    return { ...image, problems: image.problems.map(withoutAccount) };
  }

  async value(request: ValueRequest, signal: AbortSignal) {
    const value = this.engine.value(request, signal);
    return await (this.anonymous ? withoutSignIn(value) : value);
  }

  clear(origins: readonly string[]): void {
    this.engine.clear(origins);
  }

  statistics(): EngineStatistics {
    const now = this.engine.statistics();
    return { ...summed(this.before, now), cachedBytes: now.cachedBytes };
  }

  dispose(): void {
    this.engine.dispose();
  }

  private anyForeign(slices: readonly Slice[]): boolean {
    return slices.some(({ scenes }) => scenes.some(({ catalogue }) => this.options.isForeign(catalogue)));
  }

  private choose(anonymous: boolean): void {
    if (anonymous === this.anonymous) return;
    this.before = summed(this.before, this.engine.statistics());
    this.engine.dispose();
    this.anonymous = anonymous;
    this.engine = anonymous ? this.options.createAnonymous() : this.options.createSigned();
  }
}

function summed(a: EngineStatistics, b: EngineStatistics): EngineStatistics {
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
 * Nobody can sign in for a foreign catalogue: nobody is sent to the account panel. It is one problem of
 * a server, not one of each of its files.
 */
function withoutAccount(problem: Problem): Problem {
  const { kind, status, url } = problem;
  if ((kind !== "sign-in" && kind !== "rights") || url === undefined) return problem;
  return {
    kind: "rights",
    message: `Files of this catalogue at ${new URL(url).host} are not open to everybody (${status ?? 403}).`,
    advice: "Catalogues of other sites are read without signing in, and these files need more.",
  };
}
