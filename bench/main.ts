import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { buildPages } from "./build.ts";
import { ensureData } from "./data/make.ts";
import { compare } from "./harness/compare.ts";
import { growth, growthReport } from "./harness/growth.ts";
import { rowsOf } from "./harness/measurement.ts";
import { report } from "./harness/report.ts";
import { series, seriesReport } from "./harness/series.ts";
import { micro, microReport } from "./micro.ts";
import { type BenchOptions, HELP, parseOptions } from "./options.ts";
import { ensurePeers } from "./peers.ts";
import { serveFiles } from "./server/files.ts";
import { servePages } from "./server/pages.ts";

const DATA = fileURLToPath(new URL(".data", import.meta.url));
const PAGES = fileURLToPath(new URL(".build", import.meta.url));

/** Progress goes to the error stream, so that the report alone can be redirected. */
const tell = (text: string): void => console.error(`· ${text}`);

async function run(options: BenchOptions): Promise<void> {
  const data = await ensureData(DATA, tell);
  if (options.mode === "micro") {
    const steps = await micro(data);
    return print({ steps }, microReport(steps), options.json);
  }
  await ensurePeers(tell);
  tell("building the pages");
  await buildPages(PAGES);
  const [files, pages] = [await serveFiles(data), await servePages(PAGES)];
  try {
    if (options.mode === "growth") {
      const grown = await growth({ files, pages, tell });
      return await print(grown, growthReport(grown), options.json);
    }
    if (options.mode === "series") {
      const rows = await series({ files, pages, tell }, options);
      return await print({ rows }, seriesReport(rows), options.json);
    }
    const rows = rowsOf(await compare(options, { files, pages, tell }));
    return await print({ rows }, report(rows), options.json);
  } finally {
    await Promise.all([files.close(), pages.close()]);
  }
}

async function print(result: object, text: string, json: string | undefined): Promise<void> {
  console.log(`${cpus().length} processors: ${cpus()[0]?.model ?? "unknown"}\n\n${text}`);
  if (json === undefined) return;
  const path = resolve(process.env["INIT_CWD"] ?? ".", json);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(result, null, 2)}\n`);
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) console.log(HELP);
  else await run(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
