import { fractalNoise, gradientNoise } from "./noise.ts";

/** A river with flooded gravel pits beside it, and a brook that joins it. Distances are in metres. */

/** Distance to the middle of the river, its width changing along the way; negative inside the water. */
export function riverBank(x: number, y: number, seed: number): number {
  const north = y - 5_676_340;
  const middle =
    705_350 +
    860 * Math.sin(north / 2150 + 0.6) +
    330 * Math.sin(north / 930 + 2.1) +
    90 * Math.sin(north / 410);
  const lean =
    (860 / 2150) * Math.cos(north / 2150 + 0.6) +
    (330 / 930) * Math.cos(north / 930 + 2.1) +
    (90 / 410) * Math.cos(north / 410);
  const width = 52 + 9 * gradientNoise(y / 700, 0.5, seed);
  return Math.abs(x - middle) / Math.sqrt(1 + lean * lean) - width;
}

/** Pits dug into the flood plain, each by its centre, its radius along, and how much longer it is than wide. */
const LAKES = [
  { x: 706_550, y: 5_679_650, radius: 430, stretch: 1.5 },
  { x: 705_050, y: 5_678_250, radius: 300, stretch: 1.2 },
  { x: 706_350, y: 5_677_350, radius: 360, stretch: 1.7 },
  { x: 704_800, y: 5_674_250, radius: 400, stretch: 1.4 },
  { x: 705_900, y: 5_672_950, radius: 310, stretch: 1.6 },
  { x: 715_800, y: 5_675_350, radius: 260, stretch: 1.5 },
  { x: 694_650, y: 5_673_150, radius: 210, stretch: 1.3 },
  { x: 698_300, y: 5_680_050, radius: 180, stretch: 1.2 },
];

/** Metres to the nearest lake shore, negative in the water; Infinity when none is near. */
export function lakeShore(x: number, y: number, seed: number): number {
  let shore = Infinity;
  for (const { x: centreX, y: centreY, radius, stretch } of LAKES) {
    const [dx, dy] = [x - centreX, y - centreY];
    if (Math.abs(dx) > 900 || Math.abs(dy) > 900) continue;
    const distance = Math.sqrt(((dx * 0.9 + dy * 0.44) * stretch) ** 2 + (dy * 0.9 - dx * 0.44) ** 2);
    if (distance > radius * 1.5 + 60) continue;
    shore = Math.min(shore, distance - radius * (1 + 0.32 * fractalNoise(x / 330, y / 330, 3, seed)));
  }
  return shore;
}

/** Metres to the middle of the brook. */
export function brookDistance(x: number, y: number): number {
  const east = x - 700_360;
  const middle =
    5_677_150 +
    640 * Math.sin(east / 1850 + 1) +
    210 * Math.sin(east / 620) +
    46 * Math.sin(east / 170 + 0.4);
  const lean =
    (640 / 1850) * Math.cos(east / 1850 + 1) +
    (210 / 620) * Math.cos(east / 620) +
    (46 / 170) * Math.cos(east / 170 + 0.4);
  return Math.abs(y - middle) / Math.sqrt(1 + lean * lean);
}
