import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

// Which room may import which: `npm run import-rules` writes this table into .oxlintrc.json, and a test holds
// the two together. A room is a folder of src/; a room inside another one is named with its parent.

/** A room that is not listed may not be imported. */
interface Room {
  /** Rooms whose code and types may be imported. */
  readonly code: readonly string[];
  /** Rooms of which only types may be imported. */
  readonly types: readonly string[];
  /** Packages that only rooms which list them may import. */
  readonly packages?: readonly string[];
}

/** From the first room of the flow of data to the last. */
const ROOMS: Readonly<Record<string, Room>> = {
  problem: { code: [], types: [] },
  geo: { code: [], types: [] },
  async: { code: ["problem"], types: [] },
  http: { code: ["async", "problem"], types: [] },
  config: { code: ["http", "problem"], types: ["geo"] },
  session: { code: ["async", "http", "problem"], types: ["config"], packages: ["oidc-client-ts"] },
  "service-check": { code: ["async", "http", "problem", "session"], types: ["config"] },
  catalogue: {
    code: ["async", "http", "problem", "geo", "config"],
    types: [],
    packages: ["@tanstack/react-query"],
  },
  timeline: { code: ["geo"], types: ["problem", "catalogue"] },
  "geotiff/source": { code: ["async", "http", "problem"], types: [] },
  "geotiff/codec": { code: [], types: [] },
  "geotiff/tiff": {
    code: ["async", "problem", "geotiff/codec"],
    types: ["geotiff/source"],
    packages: ["geotiff"],
  },
  "geotiff/write": {
    code: ["async", "problem"],
    types: ["geotiff/tiff"],
    packages: ["geotiff"],
  },
  recipe: { code: ["problem"], types: ["config", "catalogue", "timeline"] },
  picture: { code: [], types: ["timeline", "recipe"] },
  "raster/colour": { code: ["problem", "recipe"], types: ["catalogue"] },
  "raster/maths": { code: ["recipe"], types: [] },
  "raster/warp": {
    code: ["problem", "geo"],
    types: ["catalogue", "geotiff/tiff"],
    packages: ["proj4", "geotiff-geokeys-to-proj4"],
  },
  "raster/mosaic": { code: ["problem"], types: ["timeline"] },
  "raster/stats": { code: [], types: [] },
  "raster/area": { code: ["problem", "geo", "raster/warp"], types: ["catalogue", "geotiff/tiff"] },
  "raster/engine": {
    code: [
      "async",
      "problem",
      "geo",
      "geotiff/tiff",
      "recipe",
      "raster/colour",
      "raster/maths",
      "raster/warp",
      "raster/mosaic",
      "raster/stats",
      "raster/area",
    ],
    types: ["catalogue", "timeline", "geotiff/source"],
  },
  worker: {
    code: [
      "async",
      "http",
      "problem",
      "geo",
      "session",
      "geotiff/source",
      "geotiff/codec",
      "geotiff/tiff",
      "recipe",
      "raster",
    ],
    types: ["config", "catalogue", "timeline"],
  },
  "local-files": {
    code: [
      "async",
      "http",
      "problem",
      "geo",
      "config",
      "catalogue/static",
      "geotiff/source",
      "geotiff/tiff",
      "raster/warp",
    ],
    types: [],
  },
  measure: {
    code: ["async", "problem", "geo", "recipe", "timeline", "raster/stats", "raster/warp"],
    types: ["catalogue", "worker"],
    packages: ["fflate", "saxes"],
  },
  openeo: { code: [], types: ["geo", "catalogue", "recipe"] },
  code: {
    code: ["problem", "geo", "openeo", "catalogue", "timeline", "recipe", "raster/warp"],
    types: [],
  },
  export: {
    code: ["async", "problem", "timeline", "recipe", "geotiff/write", "raster/warp", "measure"],
    types: ["geo", "catalogue", "worker"],
  },
  view: {
    code: ["http", "problem", "geo", "config", "catalogue/filter", "recipe", "measure"],
    types: ["catalogue", "timeline", "picture"],
  },
  map: {
    code: ["async", "problem", "geo", "recipe"],
    types: ["config", "catalogue", "timeline", "picture", "worker", "view"],
    packages: ["maplibre-gl"],
  },
  ui: {
    code: [
      "async",
      "http",
      "problem",
      "geo",
      "config",
      "service-check",
      "catalogue",
      "timeline",
      "recipe",
      "raster/colour",
      "raster/stats",
      "local-files",
      "measure",
      "code",
      "export",
      "view",
      "session/protocol",
    ],
    types: ["session", "picture", "worker", "map"],
    packages: ["react", "react-dom", "react-aria-components", "lucide-react", "@tanstack/react-query"],
  },
};

/** Folders outside of src/. Tests may use them: they bring servers and truths. */
const OUTSIDE = ["demo", "e2e", "bench", "conformance", "scripts"];

interface Pattern {
  readonly group: readonly string[];
  readonly message: string;
  readonly allowTypeImports?: true;
}

interface Override {
  readonly files: readonly string[];
  readonly excludeFiles?: readonly string[];
  readonly rules: Readonly<Record<string, unknown>>;
}

const RULE = "no-restricted-imports";
const configuration = fileURLToPath(new URL("../.oxlintrc.json", import.meta.url));

/** The overrides that the table means, one per room. */
export function importRules(): readonly Override[] {
  return Object.entries(ROOMS).map(([name, room]) => ({
    files: [`src/${name}/**`],
    // Tests and fakes may look everywhere.
    excludeFiles: ["**/*.test.ts", "**/*.test.tsx", "**/testing/**"],
    rules: { [RULE]: ["error", { patterns: [...barredRooms(name, room), ...barredPackages(name, room)] }] },
  }));
}

function barredRooms(name: string, room: Room): readonly Pattern[] {
  const others = Object.keys(ROOMS).filter((other) => other !== name && !isListed(other, room.code));
  const typesOnly = others.filter((other) => isListed(other, room.types));
  const barred = others.filter((other) => !typesOnly.includes(other));
  const exceptions = room.code.filter((code) => !(code in ROOMS)).map((code) => `!**/${code}/**`);
  const groups = (rooms: readonly string[]) => [
    ...rooms.map((other) => `**/${neighbourName(name, other)}/**`),
    ...exceptions,
  ];
  return [
    ...(barred.length === 0
      ? []
      : [{ group: groups(barred), message: `src/${name}/ may not import from there: data flows one way.` }]),
    ...(typesOnly.length === 0
      ? []
      : [
          {
            group: groups(typesOnly),
            message: `src/${name}/ may import types from there, not code.`,
            allowTypeImports: true as const,
          },
        ]),
  ];
}

/** Rooms inside the same room name each other without it: `../warp/mesh.ts`. */
function neighbourName(name: string, other: string): string {
  const parent = `${name.split("/")[0]}/`;
  return name.startsWith(parent) && other.startsWith(parent) ? other.slice(parent.length) : other;
}

function isListed(room: string, list: readonly string[]): boolean {
  return list.some((listed) => listed === room || room.startsWith(`${listed}/`));
}

function barredPackages(name: string, room: Room): readonly Pattern[] {
  const owned = new Set(Object.values(ROOMS).flatMap(({ packages }) => packages ?? []));
  const barred = [...owned].filter((each) => room.packages?.includes(each) !== true);
  return [
    {
      group: barred.flatMap((each) => [each, `${each}/*`]),
      message: `src/${name}/ may not import this package: one room owns it (scripts/import-rules.ts).`,
    },
    {
      group: OUTSIDE.map((folder) => `**/${folder}/**`),
      message: "Nothing in src/ imports what only tests, tools and the local server need.",
    },
  ];
}

/** The configuration of the linter with this table's overrides in place of those it has. */
export function withImportRules(text: string): string {
  const parsed = JSON.parse(text) as { overrides: readonly Override[] };
  const others = parsed.overrides.filter(({ rules }) => !(RULE in rules));
  return JSON.stringify({ ...parsed, overrides: [...importRules(), ...others] }, null, 2);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(configuration, `${withImportRules(await readFile(configuration, "utf8"))}\n`);
}
