/**
 * How each cover looks through the year. A calendar lists NDVI at days of the year; between two
 * entries the curve is smooth, and it closes over New Year. The timing follows what is usual for the
 * Low Countries: rapeseed flowers in late April (yellow flowers dent the NDVI), winter wheat peaks in
 * May and is cut in July, potatoes close their canopy in June and are killed off in late August, maize
 * covers the ground from late June and is chopped for silage in September, sugar beet stays green to
 * its harvest in October and November, grass is mown several times.
 */
export interface Calendar {
  readonly name: string;
  /** Pairs of day of the year and NDVI, days ascending. */
  readonly ndvi: readonly (readonly [number, number])[];
  /** Near-infrared reflectance of the bare ground and of the full canopy. */
  readonly nearInfrared: readonly [number, number];
  /** How far a field's own earliness moves its curve, days to either side. */
  readonly spreadDays: number;
  /** How uneven the cover is within a field, relative to a crop. */
  readonly unevenness: number;
}

function calendar(
  name: string,
  ndvi: Calendar["ndvi"],
  nearInfrared: Calendar["nearInfrared"],
  spreadDays = 8,
  unevenness = 1,
): Calendar {
  return { name, ndvi, nearInfrared, spreadDays, unevenness };
}

// prettier-ignore
export const CROPS = {
  wheat: calendar("winter wheat", [[10, 0.28], [45, 0.34], [75, 0.48], [100, 0.72], [125, 0.88], [152, 0.89],
    [168, 0.78], [184, 0.47], [198, 0.26], [206, 0.22], [235, 0.2], [275, 0.17], [305, 0.17], [340, 0.25]], [0.21, 0.44]),
  wheatCover: calendar("winter wheat, then mustard", [[10, 0.3], [45, 0.36], [75, 0.5], [100, 0.74], [125, 0.89], [152, 0.9],
    [168, 0.8], [184, 0.48], [198, 0.25], [220, 0.19], [240, 0.38], [262, 0.72], [290, 0.82], [318, 0.68], [345, 0.4]], [0.21, 0.45]),
  barley: calendar("winter barley", [[10, 0.36], [45, 0.42], [75, 0.6], [100, 0.82], [122, 0.88], [140, 0.76],
    [158, 0.46], [170, 0.25], [190, 0.2], [212, 0.22], [245, 0.5], [275, 0.6], [310, 0.45], [340, 0.37]], [0.22, 0.42]),
  rapeseed: calendar("rapeseed", [[10, 0.52], [50, 0.54], [80, 0.72], [102, 0.84], [116, 0.68], [130, 0.66],
    [144, 0.82], [165, 0.72], [185, 0.45], [197, 0.24], [225, 0.2], [242, 0.3], [265, 0.52], [300, 0.64], [340, 0.56]], [0.22, 0.46]),
  maize: calendar("maize", [[10, 0.2], [60, 0.22], [95, 0.21], [118, 0.16], [145, 0.2], [160, 0.36],
    [178, 0.7], [195, 0.86], [225, 0.88], [245, 0.8], [258, 0.66], [268, 0.28], [280, 0.17], [315, 0.22], [345, 0.24]], [0.2, 0.43], 10),
  maizeRye: calendar("maize, then rye", [[10, 0.36], [50, 0.42], [85, 0.56], [104, 0.5], [113, 0.18], [145, 0.19], [162, 0.38],
    [180, 0.72], [196, 0.87], [225, 0.88], [248, 0.78], [259, 0.6], [266, 0.22], [290, 0.24], [325, 0.36]], [0.2, 0.43], 10),
  potato: calendar("potato", [[10, 0.16], [60, 0.17], [100, 0.14], [135, 0.15], [150, 0.32], [166, 0.7],
    [180, 0.87], [210, 0.88], [230, 0.76], [243, 0.5], [254, 0.24], [272, 0.17], [300, 0.2], [340, 0.2]], [0.18, 0.5], 9),
  beet: calendar("sugar beet", [[10, 0.18], [70, 0.17], [105, 0.15], [128, 0.19], [148, 0.4], [166, 0.75],
    [185, 0.88], [215, 0.89], [255, 0.86], [282, 0.82], [300, 0.72], [311, 0.3], [320, 0.17], [345, 0.17]], [0.2, 0.5], 11),
  onion: calendar("onion", [[10, 0.15], [90, 0.14], [125, 0.17], [150, 0.3], [170, 0.55], [190, 0.7],
    [210, 0.6], [228, 0.34], [242, 0.18], [280, 0.16], [340, 0.16]], [0.2, 0.38]),
  meadow: calendar("mown grassland", [[10, 0.58], [50, 0.6], [85, 0.74], [118, 0.87], [128, 0.89], [133, 0.56], [148, 0.76],
    [164, 0.86], [170, 0.58], [188, 0.74], [206, 0.72], [212, 0.52], [236, 0.68], [258, 0.8], [264, 0.6], [290, 0.76], [330, 0.66]], [0.22, 0.42], 12),
  pasture: calendar("grazed grassland", [[10, 0.55], [50, 0.57], [85, 0.7], [120, 0.82], [150, 0.8], [185, 0.7],
    [215, 0.64], [245, 0.7], [275, 0.76], [310, 0.7], [340, 0.6]], [0.22, 0.38], 14, 1.3),
  orchard: calendar("orchard", [[10, 0.4], [70, 0.44], [100, 0.56], [130, 0.76], [190, 0.82], [250, 0.78],
    [290, 0.66], [320, 0.48], [350, 0.42]], [0.2, 0.36], 5, 1.6),
} as const satisfies Record<string, Calendar>;

// prettier-ignore
export const COVERS = {
  broadleaf: calendar("broadleaf forest", [[10, 0.44], [75, 0.46], [104, 0.56], [124, 0.8], [150, 0.89], [220, 0.87],
    [265, 0.82], [292, 0.7], [315, 0.52], [345, 0.45]], [0.15, 0.4], 0, 1.9),
  conifer: calendar("conifer forest", [[10, 0.66], [80, 0.69], [150, 0.79], [230, 0.78], [320, 0.69]], [0.13, 0.25], 0, 1.7),
  heath: calendar("heath", [[10, 0.34], [90, 0.36], [150, 0.52], [215, 0.55], [235, 0.48], [290, 0.42], [340, 0.36]], [0.14, 0.24], 0, 2.2),
  hedge: calendar("hedge", [[10, 0.48], [90, 0.54], [125, 0.78], [200, 0.82], [280, 0.7], [325, 0.5]], [0.15, 0.36], 0, 1.2),
  verge: calendar("verge", [[10, 0.46], [70, 0.5], [120, 0.7], [165, 0.66], [210, 0.54], [260, 0.62], [320, 0.52]], [0.18, 0.33], 0, 1.2),
  garden: calendar("gardens", [[10, 0.42], [80, 0.46], [125, 0.64], [180, 0.66], [230, 0.6], [290, 0.55], [330, 0.45]], [0.16, 0.32], 0, 2),
} as const satisfies Record<string, Calendar>;

/** Covers that stay the same all year, as red and near-infrared reflectance. */
export const CONSTANT_COVERS = {
  water: [0.024, 0.014],
  asphalt: [0.105, 0.125],
  roof: [0.155, 0.205],
  hall: [0.3, 0.34],
  sand: [0.26, 0.33],
} as const;

/** NDVI of a calendar on a day of the year; fractions of a day are allowed, the year wraps. */
export function ndviOn(of: Calendar, dayOfYear: number): number {
  const day = ((((dayOfYear - 1) % 365) + 365) % 365) + 1;
  const entries = of.ndvi;
  const last = entries.at(-1) ?? [1, 0];
  let [fromDay, fromNdvi] = [last[0] - 365, last[1]];
  for (const [toDay, toNdvi] of [...entries, [(entries[0]?.[0] ?? 1) + 365, entries[0]?.[1] ?? 0] as const]) {
    if (day <= toDay) {
      const share = (day - fromDay) / (toDay - fromDay);
      const eased = 0.35 * share + 0.65 * share * share * (3 - 2 * share);
      return fromNdvi + (toNdvi - fromNdvi) * eased;
    }
    [fromDay, fromNdvi] = [toDay, toNdvi];
  }
  return fromNdvi;
}

/** Red and near-infrared reflectance that give exactly this NDVI, for a canopy of the calendar's kind. */
export function reflectanceFor(of: Calendar, ndvi: number): readonly [number, number] {
  const [bare, full] = of.nearInfrared;
  const closed = Math.min(1, Math.max(0, (ndvi - 0.12) / 0.76));
  const nearInfrared = bare + (full - bare) * closed;
  return [(nearInfrared * (1 - ndvi)) / (1 + ndvi), nearInfrared];
}
