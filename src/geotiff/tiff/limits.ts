/** What a file may ask of the browser's memory. Checked before anything is allocated. */
export interface TiffLimits {
  /** Bytes of everything that is not pixels: directories, tag values, pages of the block index. */
  readonly headerBytes: number;
  /** Image file directories, overviews and masks included. */
  readonly directories: number;
  /** Entries of one directory. */
  readonly entries: number;
  /** Bytes of one decoded block, all samples together: 4096² pixels of eight bytes. */
  readonly decodedBytes: number;
  /** Bytes of one compressed block. */
  readonly encodedBytes: number;
}

export const DEFAULT_LIMITS: TiffLimits = {
  headerBytes: 8 * 1024 * 1024,
  directories: 64,
  entries: 4_096,
  decodedBytes: 4_096 * 4_096 * 8,
  encodedBytes: 128 * 1024 * 1024,
};
