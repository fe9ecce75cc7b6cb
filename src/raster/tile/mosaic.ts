/** The planes of one tile: all scenes of a slice, the first valid pixel wins. Valid is what is so in all planes. */
export class Mosaic {
  /** Null until a scene had a valid pixel. */
  planes: readonly Float32Array[] | null = null;
  private left: number;

  /** @param size edge of the tile in pixels */
  constructor(size: number) {
    this.left = size * size;
  }

  get full(): boolean {
    return this.left === 0;
  }

  /** 1 where no scene had a pixel so far; undefined before the first. */
  get missing(): Uint8Array | undefined {
    const first = this.planes?.[0];
    return first && Uint8Array.from(first, (value) => (value !== value ? 1 : 0));
  }

  /** @param planes of one scene, NaN where it has nothing. They become the mosaic's own. */
  add(planes: readonly Float32Array[]): void {
    alignInvalid(planes);
    const [first] = planes;
    if (!first) return;
    const added = this.planes ? fill(this.planes, planes) : countValid(first);
    if (added > 0) this.planes ??= planes;
    this.left -= added;
  }
}

/** Makes pixels that are invalid in one plane invalid in all. */
function alignInvalid(planes: readonly Float32Array[]): void {
  const [first, ...others] = planes;
  if (!first || others.length === 0) return;
  for (let pixel = 0; pixel < first.length; pixel += 1) {
    let value = first[pixel] ?? Number.NaN;
    for (const plane of others) value += plane[pixel] ?? Number.NaN;
    // Values are finite: only a sum with NaN in it is NaN.
    if (value === value) continue;
    for (const plane of planes) plane[pixel] = Number.NaN;
  }
}

function countValid(plane: Float32Array): number {
  let count = 0;
  for (let pixel = 0; pixel < plane.length; pixel += 1) {
    const value = plane[pixel] ?? Number.NaN;
    if (value === value) count += 1;
  }
  return count;
}

/** @returns how many pixels of `target` were filled from `source` */
function fill(target: readonly Float32Array[], source: readonly Float32Array[]): number {
  const [held, offered] = [target[0], source[0]];
  if (!held || !offered) return 0;
  let count = 0;
  for (let pixel = 0; pixel < held.length; pixel += 1) {
    const present = held[pixel] ?? Number.NaN;
    const value = offered[pixel] ?? Number.NaN;
    if (present === present || value !== value) continue;
    count += 1;
    for (const [index, plane] of source.entries())
      (target[index] as Float32Array)[pixel] = plane[pixel] ?? Number.NaN;
  }
  return count;
}
