import { plainName, UnsupportedDefinition, type Conversion } from "./system.ts";

/** What PROJ calls a parameter, by the plain names that EPSG, GDAL and ArcGIS have for it. */
const PARAMETERS: Readonly<Record<string, string>> = {
  latitudeofnaturalorigin: "lat_0",
  latitudeoforigin: "lat_0",
  latitudeoffalseorigin: "lat_0",
  latitudeofprojectioncentre: "lat_0",
  latitudeofprojectioncenter: "lat_0",
  latitudeofcenter: "lat_0",
  longitudeofnaturalorigin: "lon_0",
  longitudeoforigin: "lon_0",
  longitudeoffalseorigin: "lon_0",
  longitudeofprojectioncentre: "lon_0",
  longitudeofprojectioncenter: "lon_0",
  longitudeofcenter: "lon_0",
  centralmeridian: "lon_0",
  scalefactoratnaturalorigin: "k_0",
  scalefactorattheprojectioncentre: "k_0",
  scalefactoratprojectioncentre: "k_0",
  scalefactoroninitialline: "k_0",
  scalefactoronpseudostandardparallel: "k_0",
  scalefactor: "k_0",
  falseeasting: "x_0",
  eastingatfalseorigin: "x_0",
  eastingatprojectioncentre: "x_0",
  falsenorthing: "y_0",
  northingatfalseorigin: "y_0",
  northingatprojectioncentre: "y_0",
  latitudeof1ststandardparallel: "lat_1",
  standardparallel1: "lat_1",
  latitudeof2ndstandardparallel: "lat_2",
  standardparallel2: "lat_2",
  latitudeofstandardparallel: "lat_ts",
  azimuthofinitialline: "alpha",
  azimuthatprojectioncentre: "alpha",
  azimuth: "alpha",
  anglefromrectifiedtoskewgrid: "gamma",
  rectifiedgridangle: "gamma",
  xyplanerotation: "gamma",
  satelliteheight: "h",
  height: "h",
  colatitudeofconeaxis: "colatitude",
  latitudeofpseudostandardparallel: "pseudo",
  pseudostandardparallel1: "pseudo",
  option: "option",
  auxiliaryspheretype: "auxiliary",
  xscale: "x_scale",
  yscale: "y_scale",
};

/** Parameters of a conversion by PROJ's names, degrees and metres. */
type Values = Readonly<Partial<Record<string, number>>>;
/** A PROJ definition without origin, ellipsoid and datum. */
type Build = (values: Values) => string;

const plain =
  (definition: string): Build =>
  () =>
    `+proj=${definition}`;
/** One standard parallel, which PROJ calls the latitude of true scale. */
const trueScale =
  (definition: string): Build =>
  ({ lat_1: parallel = 0, lat_ts: other = parallel }) =>
    `+proj=${definition} +lat_ts=${other}`;

const lambert: Build = ({ lat_0: origin = 0, lat_1: first = origin, lat_2: second }) =>
  `+proj=lcc +lat_1=${first}${second === undefined ? "" : ` +lat_2=${second}`}`;
const polar: Build = ({ lat_0: origin = 90, lat_ts: parallel, lat_1: other, k_0: scale }) => {
  const given = parallel ?? other ?? (Math.abs(origin) === 90 ? undefined : origin);
  const pole = (given ?? origin) < 0 ? -90 : 90;
  return `+proj=stere +lat_0=${pole}${given === undefined || (scale !== undefined && Math.abs(given) === 90) ? "" : ` +lat_ts=${given}`}`;
};
/** PROJ takes a line that runs due east for the Swiss projection. */
const oblique =
  (origin: string): Build =>
  ({ alpha = 0, gamma = alpha, lon_0: longitude = 0 }) =>
    alpha === 90 && gamma === 90
      ? "+proj=somerc"
      : `+proj=omerc${origin} +lonc=${longitude} +alpha=${alpha} +gamma=${gamma}`;
const geostationary =
  (sweep?: "x" | "y"): Build =>
  ({ h, option }) => {
    if (h === undefined || h <= 0) throw new UnsupportedDefinition("a satellite without a height");
    return `+proj=geos +h=${h} +sweep=${sweep ?? (option === 1 ? "x" : "y")}`;
  };
const krovak: Build = ({ pseudo = 78.5, colatitude, x_scale: x = -1, y_scale: y = 1, gamma = 90 }) => {
  // The one cone that PROJ knows, counted to the east and north.
  const isUsual = pseudo === 78.5 && (colatitude === undefined || Math.abs(colatitude - 30.288) < 0.001);
  if (!isUsual || x !== -1 || y !== 1 || gamma !== 90)
    throw new UnsupportedDefinition("Krovak of another cone");
  return "+proj=krovak";
};

/** By the plain names that EPSG, PROJ, GDAL and ArcGIS give to methods. */
const METHODS: Readonly<Record<string, Build>> = {
  transversemercator: plain("tmerc"),
  gausskruger: plain("tmerc"),
  mercator: trueScale("merc"),
  mercatorvarianta: trueScale("merc"),
  mercatorvariantb: trueScale("merc"),
  mercator1sp: trueScale("merc"),
  mercator2sp: trueScale("merc"),
  lambertconicconformal1sp: lambert,
  lambertconicconformal2sp: lambert,
  lambertconformalconic: lambert,
  lambertconformalconic1sp: lambert,
  lambertconformalconic2sp: lambert,
  albersequalarea: ({ lat_1: first = 0, lat_2: second = first }) =>
    `+proj=aea +lat_1=${first} +lat_2=${second}`,
  polarstereographicvarianta: polar,
  polarstereographicvariantb: polar,
  polarstereographic: polar,
  stereographicnorthpole: polar,
  stereographicsouthpole: polar,
  stereographic: plain("stere"),
  obliquestereographic: plain("sterea"),
  doublestereographic: plain("sterea"),
  lambertazimuthalequalarea: plain("laea"),
  lambertazimuthalequalareaspherical: plain("laea"),
  azimuthalequidistant: plain("aeqd"),
  modifiedazimuthalequidistant: plain("aeqd"),
  lambertcylindricalequalarea: trueScale("cea"),
  cylindricalequalarea: trueScale("cea"),
  behrmann: () => "+proj=cea +lat_ts=30",
  equidistantcylindrical: trueScale("eqc"),
  equidistantcylindricalspherical: trueScale("eqc"),
  equirectangular: trueScale("eqc"),
  platecarree: trueScale("eqc"),
  sinusoidal: plain("sinu"),
  mollweide: plain("moll"),
  robinson: plain("robin"),
  equalearth: plain("eqearth"),
  millercylindrical: plain("mill"),
  vandergrinten: plain("vandg"),
  vandergrinteni: plain("vandg"),
  equidistantconic: ({ lat_1: first = 0, lat_2: second = first }) =>
    `+proj=eqdc +lat_1=${first} +lat_2=${second}`,
  cassinisoldner: plain("cass"),
  cassini: plain("cass"),
  americanpolyconic: plain("poly"),
  polyconic: plain("poly"),
  bonne: ({ lat_1: parallel, lat_0: origin = 0 }) => `+proj=bonne +lat_1=${parallel ?? origin}`,
  gnomonic: plain("gnom"),
  orthographic: plain("ortho"),
  krovaknorthorientated: krovak,
  krovak,
  newzealandmapgrid: plain("nzmg"),
  swissobliquecylindrical: plain("somerc"),
  hotineobliquemercatorvarianta: oblique(" +no_uoff"),
  hotineobliquemercatorvariantb: oblique(""),
  hotineobliquemercator: oblique(" +no_uoff"),
  hotineobliquemercatorazimuthcenter: oblique(""),
  hotineobliquemercatorazimuthnaturalorigin: oblique(" +no_uoff"),
  rectifiedskeworthomorphiccenter: oblique(""),
  rectifiedskeworthomorphicnaturalorigin: oblique(" +no_uoff"),
  geostationarysatellitesweepx: geostationary("x"),
  geostationarysatellitesweepy: geostationary("y"),
  geostationarysatellite: geostationary(),
};

/** Other names of the same. */
const ALIASES: Readonly<Record<string, string>> = {
  albers: "albersequalarea",
  albersconicequalarea: "albersequalarea",
  popularvisualisationpseudomercator: "webmercator",
  mercatorauxiliarysphere: "webmercator",
};

/** Said by the conversion itself rather than by its origin. */
const OWN = new Set(["lat_1", "lat_2", "lat_ts", "alpha", "gamma", "h", "option", "colatitude", "pseudo"]);
const IGNORED = new Set(["auxiliary", "x_scale", "y_scale"]);

/**
 * A conversion as a PROJ definition without ellipsoid and datum. "webmercator" needs a sphere whatever the ellipsoid
 * is, which `isOnSphere` says.
 * @throws UnsupportedDefinition with the name of what is not known
 */
export function projOfConversion({ method, parameters }: Conversion): string {
  const name = plainName(method);
  const known = ALIASES[name] ?? name;
  const build = known === "webmercator" ? METHODS["mercator"] : METHODS[known];
  if (build === undefined) throw new UnsupportedDefinition(`the projection ${method}`);
  const values: Record<string, number> = {};
  for (const [parameter, value] of parameters) {
    const own = PARAMETERS[parameter];
    if (own === undefined) throw new UnsupportedDefinition(`the parameter ${parameter} of ${method}`);
    values[own] = value;
  }
  const built = build(values);
  const origin = Object.entries(values)
    .filter(([key]) => !OWN.has(key) && !IGNORED.has(key) && !built.includes(`+${key}=`))
    .filter(([key]) => !(key === "lon_0" && built.includes("+lonc=")))
    .map(([key, value]) => ` +${key}=${value}`);
  return `${built}${origin.join("")}`;
}

/** Whether latitudes are taken to be those of a sphere with the ellipsoid's radius. */
export function isOnSphere({ method }: Conversion): boolean {
  return ALIASES[plainName(method)] === "webmercator";
}
