import type { Browser } from "@playwright/test";
import type { BenchOptions, CandidateName } from "../options.ts";
import type { FileServer } from "../server/files.ts";
import type { PageServer } from "../server/pages.ts";
import { BenchPage } from "./bench-page.ts";
import { launch } from "./browser.ts";
import { checkDrawn } from "./check-drawn.ts";
import type { Measurement } from "./measurement.ts";
import { SCENARIOS, type Scenario, scenesOf } from "./scenarios.ts";

export interface Stage {
  readonly pages: PageServer;
  readonly files: FileServer;
  readonly tell: (text: string) => void;
}

/**
 * Every candidate in every scenario, round by round: whatever else the machine does meanwhile then hits
 * all of them alike. Each round starts with another candidate. A first round, not counted, fills the
 * system's file cache and checks that "drawn" means drawn.
 */
export async function compare(options: BenchOptions, stage: Stage): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  const scenarios = SCENARIOS.filter(({ cases }) => cases.some((name) => options.cases.includes(name)));
  const browser = await launch();
  try {
    for (const who of options.check ? options.candidates : []) {
      stage.tell(`looking at ${who}`);
      await using page = await BenchPage.open(browser, stage.pages.address(who), stage.files);
      const keep = options.pictures === undefined ? undefined : { folder: options.pictures, who };
      const changed = await checkDrawn(page, scenesOf(stage.files, 0), keep);
      for (const action of changed) stage.tell(`${who}: the picture after “${action}” still changed`);
      for (const failure of page.failures) stage.tell(`${who}: ${failure}`);
    }
    for (let round = 0; round < options.rounds; round += 1) {
      for (const latencyMs of options.latencies) {
        for (const scenario of scenarios) {
          for (const who of rotated(options.candidates, round)) {
            stage.tell(`round ${round + 1}/${options.rounds}, ${latencyMs} ms, ${scenario.name}, ${who}`);
            // One that fails once is missing in one round; the others go on.
            await visit(who, scenario, latencyMs, browser, stage).then(
              (found) => measurements.push(...found.filter((one) => options.cases.includes(one.case))),
              (error: unknown) => stage.tell(`${who} failed: ${error instanceof Error ? error.message : ""}`),
            );
          }
        }
      }
    }
  } finally {
    await browser.close();
  }
  return measurements;
}

async function visit(
  who: CandidateName,
  scenario: Scenario,
  latencyMs: number,
  browser: Browser,
  { pages, files }: Stage,
): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  await using page = await BenchPage.open(browser, pages.address(who), files);
  await scenario.run(page, scenesOf(files, latencyMs), (name, figures) =>
    measurements.push({ who, case: name, latencyMs, ...figures }),
  );
  if (page.failures.length > 0) throw new Error(`${who}: ${page.failures.join("; ")}`);
  return measurements;
}

function rotated<Item>(items: readonly Item[], by: number): Item[] {
  const at = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}
