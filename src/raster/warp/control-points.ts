import type { Affine } from "./affine.ts";

type ControlPoint = readonly [column: number, row: number, x: number, y: number];

/** An affine through ground control points, and how far it misses them. */
export interface ControlPointFit {
  readonly affine: Affine;
  /** Greatest distance between a point and where the affine puts it, units of the CRS. */
  readonly residual: number;
}

/**
 * The least-squares affine through ground control points; null with fewer than three, or when they lie
 * on one line. Columns and rows are centred first, which keeps the normal equations well conditioned.
 */
export function fitControlPoints(points: readonly ControlPoint[]): ControlPointFit | null {
  if (points.length < 3) return null;
  const mean = (index: 0 | 1 | 2 | 3) => points.reduce((sum, point) => sum + point[index], 0) / points.length;
  const centre = [mean(0), mean(1), mean(2), mean(3)] as const;
  const sum = (i: 0 | 1 | 2 | 3, j: 0 | 1 | 2 | 3) =>
    points.reduce((total, point) => total + (point[i] - centre[i]) * (point[j] - centre[j]), 0);

  const [cc, rr, cr] = [sum(0, 0), sum(1, 1), sum(0, 1)];
  const determinant = cc * rr - cr * cr;
  // Relative to the spread, so that it means the same for ten pixels and for ten thousand.
  if (!(determinant > 1e-12 * cc * rr)) return null;
  const slopes = (target: 2 | 3) => {
    const [ct, rt] = [sum(0, target), sum(1, target)];
    return [(rr * ct - cr * rt) / determinant, (cc * rt - cr * ct) / determinant] as const;
  };
  const [a, b] = slopes(2);
  const [d, e] = slopes(3);
  const affine: Affine = [
    a,
    b,
    centre[2] - a * centre[0] - b * centre[1],
    d,
    e,
    centre[3] - d * centre[0] - e * centre[1],
  ];
  const residual = points.reduce((worst, [column, row, x, y]) => {
    const missX = a * column + b * row + affine[2] - x;
    const missY = d * column + e * row + affine[5] - y;
    return Math.max(worst, Math.hypot(missX, missY));
  }, 0);
  return { affine, residual };
}
