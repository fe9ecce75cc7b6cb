import { ensureInstalled, main, requireNode, runUntilStopped } from "./bootstrap.mjs";
import { help, parseOptions } from "./options.mjs";

// `npm run dev`: the same as `npm start`, with Vite's hot reloading in place of a build.

await main(async () => {
  requireNode();
  const args = process.argv.slice(2);
  if (parseOptions(args).help) {
    console.log(help("npm run dev"));
    return;
  }
  await ensureInstalled();
  await runUntilStopped(["--import", "tsx", "demo/dev.ts", ...args]);
});
