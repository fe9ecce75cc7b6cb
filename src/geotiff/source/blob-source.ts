import { abortError } from "../../async/abort.ts";
import { ProblemError } from "../../problem/problem.ts";
import { fileName } from "./file-name.ts";
import type { RangeSource } from "./types.ts";

/** A file of this computer, read range by range where it lies. */
export class BlobSource implements RangeSource {
  readonly url: string;
  readonly #blob: Blob | undefined;

  /** @param blob undefined for a file that is not there: every read then says so */
  constructor(url: string, blob: Blob | undefined) {
    this.url = url;
    this.#blob = blob;
  }

  get size(): number | undefined {
    return this.#blob?.size;
  }

  async read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array> {
    const name = fileName(this.url);
    if (this.#blob === undefined) {
      throw new ProblemError({
        kind: "missing",
        message: `${name} is not among the files that were dropped.`,
        advice: "Drop the folder with all of its files.",
      });
    }
    try {
      const bytes = await this.#blob.slice(offset, offset + length).arrayBuffer();
      if (signal?.aborted === true) throw abortError();
      return new Uint8Array(bytes);
    } catch (error) {
      if (signal?.aborted === true) throw abortError();
      throw new ProblemError(
        {
          kind: "missing",
          message: `${name} cannot be read any more: it was changed, moved or deleted after it was dropped.`,
          advice: "Drop it once more.",
        },
        { cause: error },
      );
    }
  }
}
