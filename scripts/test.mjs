import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureInstalled, main, npm, requireNode, run, CliError } from "./bootstrap.mjs";

// `npm test`: everything that has to hold, in order, up to the first step that fails.
// `npm run check` (--no-browser): what needs no browser, in a few minutes.

const noBrowser = process.argv.includes("--no-browser");

await main(async () => {
  requireNode();
  const reports = await mkdtemp(join(tmpdir(), "revisit-test-"));
  await main(() => allSteps(reports));
  await summary(reports);
  await rm(reports, { recursive: true, force: true });
});

async function allSteps(reports) {
  await step("Packages", ensureInstalled);
  if (!noBrowser) {
    const { ensureBrowser } = await import("./browser.mjs");
    await step("Browser", ensureBrowser);
    const { ensureEngines } = await import("./engines.mjs");
    await step("Other browsers", ensureEngines);
  }
  await step("Format", script("format:check"));
  await step("Types", script("types"));
  await step("Lint", script("lint"));
  await step("Dead code", script("dead"));
  await step("Sample season", program("demo/sample/cli.ts"));
  await step(
    "Unit tests",
    script("unit", ["--reporter=default", "--reporter=json", `--outputFile.json=${unitReport(reports)}`]),
  );
  if (noBrowser) return;
  await step("Build", script("build", ["--logLevel", "warn"]));
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: endToEndReport(reports) };
  await step("End-to-end tests", script("e2e", ["--reporter=list,json"], env));
}

async function step(title, body) {
  console.log(`\n── ${title}`);
  const begun = performance.now();
  await body(title);
  console.log(`   ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}

function script(name, args = [], env = {}) {
  return async (title) => {
    const { code } = await npm(["run", "--silent", name, "--", ...args], { env });
    if (code !== 0) throw new CliError(`\n${title}: failed, see above (npm run ${name} runs it alone).`);
  };
}

function program(file) {
  return async (title) => {
    const { code } = await run(process.execPath, ["--import", "tsx", file]);
    if (code !== 0) throw new CliError(`\n${title}: failed, see above.`);
  };
}

function unitReport(folder) {
  return join(folder, "unit.json");
}

function endToEndReport(folder) {
  return join(folder, "end-to-end.json");
}

/** The last words: one line with what both test runners counted. */
async function summary(folder) {
  const unit = await report(unitReport(folder));
  const endToEnd = (await report(endToEndReport(folder))).stats ?? {};
  const sum = (...numbers) => numbers.reduce((total, number) => total + (number ?? 0), 0);
  const passed = sum(unit.numPassedTests, endToEnd.expected, endToEnd.flaky);
  const failed = sum(unit.numFailedTests, endToEnd.unexpected);
  const skipped = sum(unit.numPendingTests, unit.numTodoTests, endToEnd.skipped);
  const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
  console.log(`\n${line}`);
  // For a caller that wants to say it again after npm has had its own last words.
  if (process.env.REVISIT_SUMMARY) await writeFile(process.env.REVISIT_SUMMARY, `${line}\n`);
  if (passed === 0 || failed > 0) process.exitCode = 1;
}

async function report(path) {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return {};
  }
}
