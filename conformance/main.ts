import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readJobs } from "./jobs.ts";
import { readPairs } from "./replay/recorded-pairs.ts";
import { formatReplays, replaySearches } from "./replay/replay.ts";
import { formatServices, replayServices } from "./replay/replay-services.ts";
import { formatReport, totalsOf } from "./report.ts";
import { Runner } from "./runner.ts";
import { checkStac, formatStacReport } from "./stac.ts";
import type { FileReport } from "./types.ts";

const usage =
  "Usage: npm run conformance -- DIR [--json FILE]   (DIR holds manifest.json, geotiff/, series/, stac/)";

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "string" } },
  });
  const [directory] = positionals;
  if (directory === undefined || positionals.length > 1) {
    console.error(usage);
    return 2;
  }
  const folder = resolve(directory);
  const stacFolder = join(folder, "stac");
  const hasStac = existsSync(stacFolder);
  if (!hasStac && !existsSync(join(folder, "manifest.json"))) {
    console.error(`There is neither a manifest.json nor a folder stac in ${directory}.`);
    return 2;
  }
  const hasManifest = existsSync(join(folder, "manifest.json"));
  const jobs = hasManifest ? await readJobs(folder) : [];
  const runner = new Runner(folder);
  const files: FileReport[] = [];
  for (const job of jobs) files.push(await runner.run(job));
  runner.close();
  const documents = hasStac ? await checkStac(stacFolder) : [];
  const pairs = hasStac ? await readPairs(stacFolder) : [];
  const replays = await replaySearches(pairs);
  const services = await replayServices(pairs);
  const totals = totalsOf(files);
  if (values.json !== undefined)
    await writeFile(values.json, `${JSON.stringify({ files, totals, documents }, null, 1)}\n`);
  console.log(formatReport(files));
  if (hasStac) console.log(formatStacReport(documents), formatServices(services), formatReplays(replays));
  const crashed = [...documents, ...services, ...replays].filter(
    ({ outcome }) => outcome === "crashed",
  ).length;
  return crashed + totals.hung + totals.crashed > 0 ? 1 : 0;
}

process.exitCode = await main();
