import shifts from "./datum-shifts.json" with { type: "json" };

/**
 * The way to WGS 84 for systems whose datum differs by up to hundreds of metres: codes of systems by the
 * parameters (position vector: metres, arc seconds, parts per million) of the transformation in the EPSG
 * register that PROJ 9.1 takes in the middle of the system's area when it has no grids.
 */
let byCode: Map<number, string> | undefined;

/** `+towgs84` of an EPSG code; undefined where none is needed or none is known. */
export function datumShift(code: number): string | undefined {
  byCode ??= new Map(
    Object.entries(shifts).flatMap(([parameters, codes]) =>
      codes.split(" ").flatMap((range) => codesOf(range).map((each) => [each, parameters] as const)),
    ),
  );
  return byCode.get(code);
}

/** "2391-2394" or "3386". */
function codesOf(range: string): number[] {
  const [first = 0, last = first] = range.split("-").map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
