import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MemorySource } from "../../geotiff/source/memory-source.ts";
import { openRasterFile } from "../../geotiff/tiff/open.ts";
import { ProblemError } from "../../problem/problem.ts";
import { projectorOf } from "./crs.ts";
import type { Projector } from "./projector.ts";
import truths from "./testing/crs-truths.json" with { type: "json" };

type Truth = (typeof truths.systems)[number];

/** The ways in which items and files name a system; `bare` ones lack the codes by which a register could help. */
const SPELLINGS = {
  code: ({ code }: Texts) => fromItem({ code }),
  wkt2: ({ wkt2 }: Texts) => fromItem({ wkt2 }),
  "bare wkt2": ({ wkt2 }: Texts) => fromItem({ wkt2: wkt2?.replaceAll(/,ID\["EPSG",\d+\]/g, "") }),
  projjson: ({ projjson }: Texts) => fromItem({ projjson: projjson && (JSON.parse(projjson) as unknown) }),
  "bare projjson": ({ projjson }: Texts) =>
    fromItem({ projjson: projjson && (JSON.parse(projjson, withoutIds) as unknown) }),
  "keys of a file": ({ tiff }: Texts) => fromFile(tiff),
  "keys and citation as ArcGIS writes them": ({ esriTiff }: Texts) => fromFile(esriTiff),
};

type Spelling = keyof typeof SPELLINGS;
type Texts = Partial<Record<"name" | "code" | "wkt2" | "projjson" | "tiff" | "esriTiff", string>>;

const withoutIds = (key: string, value: unknown): unknown =>
  key === "id" || key === "ids" ? undefined : value;

const fromItem = async (said: {
  code?: string | undefined;
  wkt2?: string | undefined;
  projjson?: unknown;
}): Promise<Projector | undefined> => {
  const [text] = Object.values(said);
  return text === undefined ? undefined : await projectorOf(null, said as { code: string }, "B04 of scene S");
};

async function fromFile(base64: string | undefined): Promise<Projector | undefined> {
  if (base64 === undefined) return undefined;
  const file = await openRasterFile(new MemorySource(Buffer.from(base64, "base64")));
  return await projectorOf(file.georeference.geoKeys, {}, "B04 of scene S");
}

/** Metres. Where a datum lies far from WGS 84, its way there is as good as what the register publishes. */
const TOLERANCE = 1;
const TOLERANCES: Readonly<Record<string, number>> = {
  "NTF (Paris) zone II": 5,
  "Amersfoort RD New": 5,
  "Swiss LV95": 5,
  "Krovak east north": 10,
  "Europe equidistant conic": 10,
  "Australian Albers": 2,
  "Michigan oblique Mercator": 2,
  // proj4 interpolates its table otherwise than PROJ.
  Robinson: 3,
};

/** PROJ has them and proj4 does not, or only those of a sphere. */
const REFUSED = [
  "Eckert IV",
  "Goode homolosine",
  "Winkel Tripel",
  "interrupted Goode homolosine",
  "rotated pole",
  "orthographic",
];

/** How far the worst point is off, forth or back, metres; "refused" with a sentence that names the file. */
async function verdict(truth: Truth, spelling: Spelling): Promise<number | "refused" | undefined> {
  let projector: Projector | undefined;
  try {
    projector = await SPELLINGS[spelling](truth);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    expect(error.problem.kind).toBe("crs");
    expect(error.problem.message).toMatch(
      /^B04 of scene S (?:is in a coordinate reference system|does not say)/,
    );
    return "refused";
  }
  if (projector === undefined) return undefined;
  const metres = truth.name.includes("feet") ? 0.3048 : truth.name.includes("kilometres") ? 1000 : 1;
  const misses = truth.points.map(([lon = 0, lat = 0, x = 0, y = 0]) => {
    const [ownX, ownY] = projector.fromLonLat(lon, lat);
    const [ownLon, ownLat] = projector.toLonLat(x, y);
    const back = Math.hypot((ownLon - lon) * Math.cos((lat * Math.PI) / 180), ownLat - lat) * 111_320;
    return Math.max(Math.hypot(ownX - x, ownY - y) * metres, back);
  });
  return Math.max(...misses.map((miss) => (Number.isNaN(miss) ? Infinity : miss)));
}

/** Points by PROJ 9.1 through GDAL 3.6.2: `make-crs-truths.py`. */
describe("a coordinate reference system", () => {
  it.each(truths.systems)("is right or refused by name, however it is spelled: $name", async (truth) => {
    const verdicts = new Map<string, number | "refused">();
    for (const spelling of Object.keys(SPELLINGS) as Spelling[]) {
      const said = await verdict(truth, spelling);
      if (said !== undefined) verdicts.set(spelling, said);
    }
    expect(verdicts.size).toBeGreaterThanOrEqual(4);
    const wrong = [...verdicts].filter(([, said]) =>
      REFUSED.includes(truth.name)
        ? said !== "refused"
        : said === "refused" || said > (TOLERANCES[truth.name] ?? TOLERANCE),
    );
    expect(wrong).toEqual([]);
  });

  it("is the same in all its spellings, and leads back to where a point came from, all around", async () => {
    for (const truth of truths.systems.filter(({ name }) => !REFUSED.includes(name))) {
      const all = await Promise.all(
        (Object.keys(SPELLINGS) as Spelling[]).map((spelling) => SPELLINGS[spelling](truth as Texts)),
      );
      const projectors = all.filter((projector) => projector !== undefined);
      const [[lon = 0, lat = 0] = []] = truth.points;
      const near = fc.double({ min: -0.9, max: 0.9, noNaN: true });
      fc.assert(
        fc.property(near, near, (east, north) => {
          const places = projectors.map((projector) => projector.fromLonLat(lon + east, lat + north));
          const [first = [NaN, NaN] as const] = places;
          // Singly rounded parameters of a citation, and ways to WGS 84 that the register has and a text has not.
          const most = truth.name.includes("feet") ? 3 : (TOLERANCES[truth.name] ?? TOLERANCE);
          for (const [x, y] of places)
            expect(Math.hypot(x - first[0], y - first[1]), truth.name).toBeLessThan(most);
          for (const projector of projectors) {
            const [backLon, backLat] = projector.toLonLat(...first);
            expect(Math.hypot(backLon - lon - east, backLat - lat - north), truth.name).toBeLessThan(1e-4);
          }
        }),
        { numRuns: 20 },
      );
    }
  });
});
