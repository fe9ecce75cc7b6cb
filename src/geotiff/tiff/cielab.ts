import type { CodecTags } from "../codec/types.ts";

/** CIE D50, the white that libtiff takes where the file names none: XYZ, and from it the chromaticity. */
const [d50X, d50Y, d50Z] = [single(96.425), 100, single(82.468)] as const;
const d50 = [d50X, d50Y].map((part) => single(part / single(single(d50X + d50Y) + d50Z)));

/** From CIE XYZ (white at 100) to linear lights of sRGB, as libtiff has it (tif_aux.c, display_sRGB). */
const LIGHTS_OF_XYZ = [
  [3.241, -1.5374, -0.4986],
  [-0.9692, 1.876, 0.0416],
  [0.0556, -0.204, 1.057],
] as const;

/** The screen that libtiff has in mind: lights of 1 to 100 become 0 to 255, bent by a gamma of 2.4. */
const [darkest, brightest, gamma, steps] = [1, 100, 2.4, 1500] as const;

/** Codes of the screen for each step of light. */
const codes = Uint8Array.from({ length: steps + 1 }, (_, step) =>
  roundHalfEven(255 * single(single(step / steps) ** single(1 / gamma))),
);

/**
 * CIE L*a*b* of eight bits becomes red, green and blue with libtiff's arithmetic in single precision
 * (tif_color.c; the formulas are those of CIE 15).
 * @param input L* as 0 to 255, a* and b* as signed bytes, pixel by pixel
 */
export function cieLabToRgb(input: Uint8Array, pixels: number, { whitePoint }: CodecTags): Uint8Array {
  const [x = Number.NaN, y = Number.NaN] = whitePoint ?? d50;
  const white = [single(single(single(x) / single(y)) * 100), 100, 0] as [number, number, number];
  white[2] = single(single(single(single(1 - single(x)) - single(y)) / single(y)) * 100);
  const step = single((brightest - darkest) / steps);
  const output = new Uint8Array(pixels * 3);
  for (let at = 0; at < pixels * 3; at += 3) {
    const lightness = single(((input[at] ?? 0) * 100) / 255);
    const a = ((input[at + 1] ?? 0) << 24) >> 24;
    const b = ((input[at + 2] ?? 0) << 24) >> 24;
    let luminance: number;
    let root: number;
    if (lightness < single(8.856)) {
      luminance = single(single(lightness * white[1]) / single(903.292));
      root = single(single(single(7.787) * single(luminance / white[1])) + single(16 / 116));
    } else {
      root = single(single(lightness + 16) / 116);
      luminance = cubed(white[1], root);
    }
    const xyz = [
      stimulus(single(single(a / 500) + root), white[0]),
      luminance,
      stimulus(single(root - single(b / 200)), white[2]),
    ] as const;
    for (const [gun, [ofX, ofY, ofZ]] of LIGHTS_OF_XYZ.entries()) {
      const light = single(
        single(single(single(ofX) * xyz[0]) + single(single(ofY) * xyz[1])) + single(single(ofZ) * xyz[2]),
      );
      const shown = Math.min(brightest, Math.max(darkest, light));
      output[at + gun] = codes[Math.min(steps, Math.trunc(single(single(shown - darkest) / step)))] ?? 0;
    }
  }
  return output;
}

/** X or Z from its share of the cube root. */
function stimulus(root: number, white: number): number {
  if (root >= single(0.2069)) return cubed(white, root);
  return single(single(white * single(root - single(0.13793))) / single(7.787));
}

function cubed(white: number, root: number): number {
  return single(single(single(white * root) * root) * root);
}

function single(value: number): number {
  return Math.fround(value);
}

/** As C's rint does. */
function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
