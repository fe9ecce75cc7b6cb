/** Circumference of the Earth at the equator, metres (WGS 84). */
const EQUATOR_METRES = 40_075_016.686;

/** Metres on the ground a CSS pixel covers; at zoom 0 the world is 512 pixels wide. */
export function metresPerPixel(latitude: number, zoom: number): number {
  return (EQUATOR_METRES * Math.cos((latitude * Math.PI) / 180)) / (512 * 2 ** zoom);
}

/** The longest round distance (1, 2 or 5 times a power of ten) that fits. */
export function scaleBar(
  metres: number,
  widest: number,
): { readonly pixels: number; readonly label: string } {
  const room = metres * widest;
  const power = 10 ** Math.floor(Math.log10(room));
  const step = [5, 2, 1].find((candidate) => candidate * power <= room) ?? 1;
  const length = step * power;
  return { pixels: length / metres, label: distance(length) };
}

function distance(metres: number): string {
  if (metres >= 1000) return `${metres / 1000} km`;
  if (metres >= 1) return `${metres} m`;
  return `${Number((metres * 100).toPrecision(3))} cm`;
}
