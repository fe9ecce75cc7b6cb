/** Semi-major axis in metres, and flattening. */
export interface Ellipsoid {
  readonly radius: number;
  readonly flattening: number;
}

/** Source: EPSG ellipsoids 7030 and 7019. */
export const WGS84: Ellipsoid = { radius: 6_378_137, flattening: 1 / 298.257223563 };
export const GRS80: Ellipsoid = { radius: 6_378_137, flattening: 1 / 298.257222101 };

export interface TransverseMercator {
  /** Degrees. */
  readonly centralMeridian: number;
  readonly scale: number;
  /** Metres. */
  readonly falseEasting: number;
  readonly falseNorthing: number;
  readonly ellipsoid: Ellipsoid;
}

/** Degrees in, metres out, and the reverse; NaN beyond the reach of the series. */
export interface TransverseMercatorFormulas {
  readonly forward: (lon: number, lat: number) => readonly [x: number, y: number];
  readonly inverse: (x: number, y: number) => readonly [lon: number, lat: number];
}

const RADIANS = Math.PI / 180;

/** Distance from the central meridian (in radii, on the conformal sphere) up to which others take the series, too. */
const REACH = 2.623395162778;

/**
 * Krüger's series to the sixth order in the third flattening, good to nanometres within 3900 km of the
 * central meridian. Most scenes there are lie in UTM, and this is a thirtieth of a projection library that
 * every worker would otherwise have to compile first.
 * Source: C. F. F. Karney, Transverse Mercator with an accuracy of a few nanometers, J. Geodesy 85 (2011),
 * equations 7 to 12, 35 and 36.
 */
export function transverseMercator(parameters: TransverseMercator): TransverseMercatorFormulas {
  const { centralMeridian, scale, falseEasting, falseNorthing, ellipsoid } = parameters;
  const { radius, flattening } = ellipsoid;
  const n = flattening / (2 - flattening);
  const eccentricity = Math.sqrt(flattening * (2 - flattening));
  const rectifying = (radius / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64 + n ** 6 / 256);
  const unit = scale * rectifying;
  const alpha = forwardSeries(n);
  const beta = inverseSeries(n);
  return {
    forward(lon, lat) {
      const turns = Math.round((lon - centralMeridian) / 360);
      const lambda = (lon - centralMeridian - 360 * turns) * RADIANS;
      const conformal = conformalTangent(Math.tan(lat * RADIANS), eccentricity);
      const cosine = Math.cos(lambda);
      const eta = Math.asinh(Math.sin(lambda) / Math.sqrt(conformal * conformal + cosine * cosine));
      if (!(Math.abs(eta) <= REACH)) return [Number.NaN, Number.NaN];
      const [north, east] = corrected(Math.atan2(conformal, cosine), eta, alpha, 1);
      return [falseEasting + unit * east, falseNorthing + unit * north];
    },
    inverse(x, y) {
      const eta = (x - falseEasting) / unit;
      if (!(Math.abs(eta) <= REACH)) return [Number.NaN, Number.NaN];
      const [north, east] = corrected((y - falseNorthing) / unit, eta, beta, -1);
      const sinh = Math.sinh(east);
      const conformal = Math.sin(north) / Math.hypot(sinh, Math.cos(north));
      const lon = centralMeridian + Math.atan2(sinh, Math.cos(north)) / RADIANS;
      return [lon, Math.atan(geodeticTangent(conformal, eccentricity)) / RADIANS];
    },
  };
}

/**
 * Adds `sign` times the sum of `series[j] · sin 2(j+1)(north + i·east)`, by Clenshaw's recurrence: one sine
 * and one hyperbolic sine instead of six.
 */
function corrected(
  north: number,
  east: number,
  series: readonly number[],
  sign: 1 | -1,
): readonly [north: number, east: number] {
  // Without pairs in brackets, which are arrays as long as the browser has not compiled this.
  const sine = Math.sin(2 * north);
  const cosine = Math.cos(2 * north);
  const sinh = Math.sinh(2 * east);
  const cosh = Math.cosh(2 * east);
  const real = 2 * cosine * cosh;
  const imaginary = -2 * sine * sinh;
  let sumReal = 0;
  let sumImaginary = 0;
  let lastReal = 0;
  let lastImaginary = 0;
  for (let index = series.length - 1; index >= 0; index -= 1) {
    const nextReal = (series[index] ?? 0) + real * sumReal - imaginary * sumImaginary - lastReal;
    const nextImaginary = real * sumImaginary + imaginary * sumReal - lastImaginary;
    lastReal = sumReal;
    lastImaginary = sumImaginary;
    sumReal = nextReal;
    sumImaginary = nextImaginary;
  }
  const factorReal = sine * cosh;
  const factorImaginary = cosine * sinh;
  return [
    north + sign * (sumReal * factorReal - sumImaginary * factorImaginary),
    east + sign * (sumReal * factorImaginary + sumImaginary * factorReal),
  ];
}

/** From the tangent of the geodetic latitude to that of the conformal one. */
function conformalTangent(tangent: number, eccentricity: number): number {
  // Not Math.hypot, which takes as long as everything else here together.
  const secant = Math.sqrt(1 + tangent * tangent);
  const sigma = Math.sinh(eccentricity * Math.atanh((eccentricity * tangent) / secant));
  return tangent * Math.sqrt(1 + sigma * sigma) - sigma * secant;
}

/** The reverse, by Newton's method: three steps reach the last digit. */
function geodeticTangent(conformal: number, eccentricity: number): number {
  const rest = 1 - eccentricity ** 2;
  let tangent = conformal / rest;
  for (let step = 0; step < 3; step += 1) {
    const reached = conformalTangent(tangent, eccentricity);
    const slope = (1 + rest * tangent ** 2) / (rest * Math.hypot(1, tangent));
    tangent += ((conformal - reached) / Math.hypot(1, reached)) * slope;
  }
  return tangent;
}

function forwardSeries(n: number): readonly number[] {
  return [
    polynomial(n, 1, [1 / 2, -2 / 3, 5 / 16, 41 / 180, -127 / 288, 7891 / 37_800]),
    polynomial(n, 2, [13 / 48, -3 / 5, 557 / 1440, 281 / 630, -1_983_433 / 1_935_360]),
    polynomial(n, 3, [61 / 240, -103 / 140, 15_061 / 26_880, 167_603 / 181_440]),
    polynomial(n, 4, [49_561 / 161_280, -179 / 168, 6_601_661 / 7_257_600]),
    polynomial(n, 5, [34_729 / 80_640, -3_418_889 / 1_995_840]),
    polynomial(n, 6, [212_378_941 / 319_334_400]),
  ];
}

function inverseSeries(n: number): readonly number[] {
  return [
    polynomial(n, 1, [1 / 2, -2 / 3, 37 / 96, -1 / 360, -81 / 512, 96_199 / 604_800]),
    polynomial(n, 2, [1 / 48, 1 / 15, -437 / 1440, 46 / 105, -1_118_711 / 3_870_720]),
    polynomial(n, 3, [17 / 480, -37 / 840, -209 / 4480, 5569 / 90_720]),
    polynomial(n, 4, [4397 / 161_280, -11 / 504, -830_251 / 7_257_600]),
    polynomial(n, 5, [4583 / 161_280, -108_847 / 3_991_680]),
    polynomial(n, 6, [20_648_693 / 638_668_800]),
  ];
}

/** Coefficients of rising powers of `n`, from `power` on. */
function polynomial(n: number, power: number, coefficients: readonly number[]): number {
  return coefficients.reduce((sum, coefficient, index) => sum + coefficient * n ** (power + index), 0);
}
