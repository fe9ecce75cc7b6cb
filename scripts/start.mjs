import { ensureBuilt, ensureInstalled, main, requireNode, runUntilStopped } from "./bootstrap.mjs";
import { help, parseOptions } from "./options.mjs";

// `npm start`: installs and builds what is missing, then serves. Never opens a browser.

await main(async () => {
  requireNode();
  const args = process.argv.slice(2);
  if (parseOptions(args).help) {
    console.log(help("npm start"));
    return;
  }
  await ensureInstalled();
  await ensureBuilt();
  await runUntilStopped(["--import", "tsx", "demo/serve.ts", ...args]);
});
