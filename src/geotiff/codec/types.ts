import type { ImageLayout } from "./layout.ts";

/** Tags that only some compressions and colour spaces look at. */
export interface CodecTags {
  readonly jpegTables: Uint8Array | undefined;
  readonly lercParameters: readonly number[];
  readonly whitePoint: readonly number[] | undefined;
  readonly yCbCrCoefficients: readonly number[] | undefined;
  readonly referenceBlackWhite: readonly number[] | undefined;
}

/** What a codec needs to know beside the bytes. Plain, so that another thread can decode. */
export interface BlockContext {
  readonly image: ImageLayout;
  /** Pixels of this block: strips at the end of an image are shorter. */
  readonly width: number;
  readonly height: number;
  /** Samples a pixel has in this block: 1 where bands are stored separately. */
  readonly samples: number;
  /** Rows that lie inside the image; blocks at its lower edge may end after them. */
  readonly neededHeight: number;
  readonly tags: CodecTags;
}

/**
 * Decompresses one block. Returns at most `expectedBytes`; fewer when the data ends before, which the
 * caller refuses.
 * @throws CodecError when the data is damaged or of a kind that is not read.
 */
export type Decoder = (
  encoded: Uint8Array,
  expectedBytes: number,
  context: BlockContext,
) => Uint8Array | Promise<Uint8Array>;

export class CodecError extends Error {
  override readonly name = "CodecError";
  readonly unsupported: boolean;

  constructor(message: string, options?: { cause?: unknown; unsupported?: boolean }) {
    super(message, { cause: options?.cause });
    this.unsupported = options?.unsupported ?? false;
  }
}
