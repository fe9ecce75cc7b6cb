import { ensureBuilt, ensureInstalled, main, requireNode, root, run, CliError } from "./bootstrap.mjs";
import { join } from "node:path";

// `npm run e2e -- -g "keyboard alone"`: one or all browser tests, with everything they need made first.

await main(async () => {
  requireNode();
  await ensureInstalled();
  const { ensureBrowser } = await import("./browser.mjs");
  await ensureBrowser();
  await ensureBuilt();
  const season = await run(process.execPath, ["--import", "tsx", "demo/sample/cli.ts"]);
  if (season.code !== 0) throw new CliError("The sample season could not be made; the reason is above.");
  const playwright = join(root, "node_modules", "@playwright", "test", "cli.js");
  const configuration = ["--config", "e2e/playwright.config.ts"];
  const { code } = await run(process.execPath, [
    playwright,
    "test",
    ...configuration,
    ...process.argv.slice(2),
  ]);
  process.exitCode = code;
});
