/**
 * The way to WGS 84 for national systems whose datum differs by tens to hundreds of metres: position
 * vector parameters (metres, arc seconds, parts per million) as the EPSG register lists them, with the
 * transformation's code. Accuracy is that of the transformation, 1 to 5 m; grids are not used.
 */
const shifts: readonly (readonly [parameters: string, codes: readonly number[]])[] = [
  // OSGB36, EPSG:1314
  ["446.448,-125.157,542.06,0.15,0.247,0.842,-20.489", [27700, 4277]],
  // Amersfoort (Netherlands), EPSG:15934
  [
    "565.2369,50.0087,465.658,-0.406857330322398,0.350732676542563,-1.8703473836068,4.0812",
    [28992, 28991, 4289],
  ],
  // BD72 (Belgium), EPSG:15929
  ["-106.8686,52.2978,-103.7239,0.3366,-0.457,1.8422,-1.2747", [31370, 31300, 4313]],
  // DHDN (Germany), EPSG:1777
  ["598.1,73.7,418.2,0.202,0.045,-2.455,6.7", [31466, 31467, 31468, 31469, 4314]],
  // MGI (Austria), EPSG:1618
  [
    "577.326,90.129,463.919,5.137,1.474,5.297,2.4232",
    [31254, 31255, 31256, 31257, 31258, 31259, 31287, 4312],
  ],
  // CH1903 and CH1903+ (Switzerland), EPSG:1766 and 1676
  ["674.374,15.056,405.346,0,0,0,0", [21781, 2056, 4149, 4150]],
  // ED50, EPSG:1133
  ["-87,-98,-121,0,0,0,0", [4230, ...range(23028, 23038)]],
  // S-JTSK (Czechia), EPSG:1623
  ["570.8,85.7,462.8,4.998,1.587,5.261,3.56", [5514, 4156]],
  // NTF (France), EPSG:1651
  [
    "-168,-60,320,0,0,0,0",
    [4275, 4807, ...range(27561, 27564), ...range(27571, 27574), ...range(27581, 27584)],
  ],
  // KKJ (Finland), EPSG:10099
  ["-96.062,-82.428,-121.753,4.801,0.345,-1.376,1.496", [...range(2391, 2394), 3386, 3387, 4123]],
  // RT90 (Sweden), EPSG:1680
  ["414.1,41.3,603.1,-0.855,2.141,-7.023,0", [...range(3019, 3024), 2400, 4124]],
  // TM65 and TM75 (Ireland), EPSG:1954
  ["482.5,-130.6,564.6,-1.042,-0.214,-0.631,8.15", [29900, 29901, 29902, 29903, 4299, 4300]],
  // Monte Mario (Italy), EPSG:1660
  ["-104.1,-49.1,-9.9,0.971,-2.917,0.714,-11.68", [3003, 3004, 4265]],
  // HD72 (Hungary), EPSG:1242
  ["52.17,-71.82,-14.9,0,0,0,0", [23700, 4237]],
  // GGRS87 (Greece), EPSG:1272
  ["-199.87,74.79,246.62,0,0,0,0", [2100, 4121]],
  // Tokyo (Japan), EPSG:15484
  ["-146.414,507.337,680.507,0,0,0,0", [4301, ...range(30161, 30179)]],
  // SAD69 (Brazil), EPSG:5882
  ["-67.35,3.88,-38.22,0,0,0,0", [4618, ...range(29187, 29195), 29101]],
  // NAD27, conterminous US mean, EPSG:1173
  ["-8,160,176,0,0,0,0", [4267, ...range(26701, 26722), ...range(26729, 26799), ...range(32001, 32060)]],
];

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** `+towgs84` of an EPSG code; undefined where none is needed or none is known. */
export function datumShift(code: number): string | undefined {
  return shifts.find(([, codes]) => codes.includes(code))?.[0];
}
