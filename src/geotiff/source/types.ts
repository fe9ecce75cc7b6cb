/**
 * A remote file of which any range of bytes can be asked for. Implementations verify what they are
 * given (status, Content-Range, length, validators) and share identical requests.
 */
export interface RangeSource {
  readonly url: string;
  /** Total length in bytes, once an answer has told it. */
  readonly size: number | undefined;
  /** When the file was last changed, milliseconds since the epoch, once a server has told it. */
  readonly lastModified?: number | undefined;
  /**
   * Exactly `length` bytes from `offset`, or fewer when the file ends before.
   * @throws ProblemError naming what went wrong; AbortError when `signal` was aborted.
   */
  read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array>;
}
