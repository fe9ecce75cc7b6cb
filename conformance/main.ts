import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readJobs } from "./jobs.ts";
import { formatReport, totalsOf } from "./report.ts";
import { Runner } from "./runner.ts";
import type { FileReport } from "./types.ts";

const usage =
  "Usage: npm run conformance -- DIR [--json FILE]   (DIR holds manifest.json, geotiff/, series/)";

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
  if (!existsSync(join(folder, "manifest.json"))) {
    console.error(`There is no manifest.json in ${directory}.`);
    return 2;
  }
  const jobs = await readJobs(folder);
  const runner = new Runner(folder);
  const files: FileReport[] = [];
  for (const job of jobs) files.push(await runner.run(job));
  runner.close();
  const totals = totalsOf(files);
  if (values.json !== undefined)
    await writeFile(values.json, `${JSON.stringify({ files, totals }, null, 1)}\n`);
  console.log(formatReport(files));
  return totals.hung + totals.crashed > 0 ? 1 : 0;
}

process.exitCode = await main();
