import { DATES, LARGE, NATIVE_CAMERA, OVERVIEW_CAMERA, type Place, SMALL } from "../data/places.ts";
import type { CaseName } from "../options.ts";
import type { BenchScene } from "../pages/candidate.ts";
import type { FileServer } from "../server/files.ts";
import type { Action, BenchPage, Figures } from "./bench-page.ts";

/** A visit of one candidate's page: some cases can only be measured after others. */
export interface Scenario {
  readonly name: string;
  readonly cases: readonly CaseName[];
  run(page: BenchPage, scenes: Scenes, record: Recorder): Promise<void>;
}

export type Recorder = (name: CaseName, figures: Figures) => void;

export interface Scenes {
  readonly large: BenchScene;
  readonly dates: readonly BenchScene[];
}

/** The dates jumped to, no two of them neighbours, so that nothing has been read ahead. */
const JUMPS = [6, 2, 9, 4];
/** Each a step from a date that has been seen to a neighbour that has not. */
const STEPS = [
  { from: 4, to: 5 },
  { from: 9, to: 8 },
  { from: 2, to: 1 },
];

export const SCENARIOS: readonly Scenario[] = [
  {
    name: "view",
    cases: ["cold", "pan", "recolour"],
    async run(page, { large }, record) {
      await page.prepare(NATIVE_CAMERA);
      const actions: readonly [CaseName, Action][] = [
        ["cold", { do: "open", scene: large }],
        ["pan", { do: "pan" }],
        ["recolour", { do: "recolour" }],
      ];
      for (const [name, action] of actions) {
        record(name, await page.measure(action));
        await page.rest();
      }
    },
  },
  {
    name: "overview",
    cases: ["overview"],
    async run(page, { large }, record) {
      await page.prepare(OVERVIEW_CAMERA);
      record("overview", await page.measure({ do: "open", scene: large }));
    },
  },
  {
    name: "switch",
    cases: ["switch-cold", "switch-warm", "switch-ahead"],
    async run(page, { dates }, record) {
      const date = (index: number): BenchScene => dates[index] as BenchScene;
      await page.prepare(NATIVE_CAMERA);
      await page.measure({ do: "open", scene: date(0) });
      await page.rest();
      for (const [name, jumps] of [
        ["switch-cold", JUMPS],
        ["switch-warm", JUMPS.toReversed().slice(1)],
      ] as const) {
        for (const jump of jumps) {
          record(name, await page.measure({ do: "show", scene: date(jump) }));
          await page.rest();
        }
      }
      for (const { from, to } of STEPS) {
        await page.measure({ do: "show", scene: date(from) });
        if (!(await page.readAhead(dates, date(to)))) return;
        await page.rest();
        record("switch-ahead", await page.measure({ do: "show", scene: date(to) }));
        await page.rest();
      }
    },
  },
];

/** What a candidate is told of the files, with the latency in their addresses. */
export function scenesOf(files: FileServer, latency: number): Scenes {
  return {
    large: sceneOf(files, "large", LARGE, latency),
    dates: Array.from({ length: DATES }, (_, index) => sceneOf(files, `date-${index}`, SMALL, latency)),
  };
}

/** @param name what the scene's files begin with */
export function sceneOf(
  files: FileServer,
  name: string,
  { left, top, size }: Place,
  latency: number,
): BenchScene {
  return {
    id: name,
    red: files.address(`${name}-red.tif`, latency),
    nir: files.address(`${name}-nir.tif`, latency),
    ndvi: files.address(`${name}-ndvi.tif`, latency),
    ndviMercator: files.address(`${name}-ndvi-3857.tif`, latency),
    size,
    corner: [left, top],
  };
}
