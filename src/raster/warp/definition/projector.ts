import { datumShift } from "../datum-shifts.ts";
import { proj4Projector } from "../proj4-projector.ts";
import type { Projector } from "../projector.ts";
import { codeOfDatum } from "./datums.ts";
import { isOnSphere, projOfConversion } from "./methods.ts";
import type { BaseSystem, SystemDefinition } from "./system.ts";

/**
 * A projector for a system that is spelled out.
 * @throws UnsupportedDefinition, or what proj4 throws
 */
export function projectorOfSystem({ base, conversion, unit }: SystemDefinition): Projector {
  if (!isPossible(base, unit)) throw new SyntaxError("The definition has an ellipsoid or a unit of no size.");
  const inverseFlattening = conversion && isOnSphere(conversion) ? 0 : base.inverseFlattening;
  const projection = conversion ? projOfConversion(conversion) : "+proj=longlat";
  const definition = [
    projection,
    `+a=${base.radius}`,
    // Some of proj4's projections take the flattening as it is given.
    inverseFlattening === 0 ? `+b=${base.radius}` : `+rf=${inverseFlattening}`,
    ...(base.meridian === 0 ? [] : [`+pm=${base.meridian}`]),
    // What is drawn on a sphere has latitudes of WGS 84.
    ...(conversion && isOnSphere(conversion) ? [] : shiftOf(base)),
    "+no_defs",
  ].join(" ");
  return proj4Projector(definition, { x: unit, y: unit });
}

/** NaN in one of them would put every pixel nowhere, and nothing would be drawn without a word. */
function isPossible({ radius, inverseFlattening, meridian, shift }: BaseSystem, unit: number): boolean {
  const isFlat = inverseFlattening !== 0 && !(inverseFlattening > 1);
  return radius > 0 && !isFlat && unit > 0 && Number.isFinite(meridian) && shift?.includes("NaN") !== true;
}

function shiftOf({ code = 0, datum, shift }: BaseSystem): readonly string[] {
  const known = shift ?? datumShift(code || (codeOfDatum(datum) ?? 0));
  return known === undefined ? [] : [`+towgs84=${known}`];
}
