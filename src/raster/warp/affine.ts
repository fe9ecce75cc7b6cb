/** Rasterio order: x = a·column + b·row + c, y = d·column + e·row + f. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export function applyAffine(affine: Affine, column: number, row: number): readonly [x: number, y: number] {
  const [a, b, c, d, e, f] = affine;
  return [a * column + b * row + c, d * column + e * row + f];
}

/** The way back, from x and y to column and row; null when the transform folds the image onto a line. */
export function invertAffine(affine: Affine): Affine | null {
  const [a, b, c, d, e, f] = affine;
  const determinant = a * e - b * d;
  if (!Number.isFinite(determinant) || determinant === 0) return null;
  return [
    e / determinant,
    -b / determinant,
    (b * f - e * c) / determinant,
    -d / determinant,
    a / determinant,
    (d * c - a * f) / determinant,
  ];
}

/** A STAC `proj:transform` (six or nine numbers) as an affine; null when it is not one. */
export function affineOf(numbers: readonly number[] | undefined): Affine | null {
  if (!numbers || numbers.length < 6 || !numbers.slice(0, 6).every(Number.isFinite)) return null;
  const [a, b, c, d, e, f] = numbers;
  return [a, b, c, d, e, f] as Affine;
}
