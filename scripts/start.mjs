import { spawn } from "node:child_process";
import { ensureBuilt, ensureInstalled, main, requireNode, root } from "./bootstrap.mjs";
import { help, parseOptions } from "./options.mjs";

// `npm start`: installs and builds what is missing, then serves. Never opens a browser.

await main(async () => {
  requireNode();
  const args = process.argv.slice(2);
  if (parseOptions(args).help) {
    console.log(help);
    return;
  }
  await ensureInstalled();
  await ensureBuilt();
  await serve(args);
});

function serve(args) {
  return new Promise((resolve) => {
    const server = spawn(process.execPath, ["--import", "tsx", "demo/serve.ts", ...args], {
      cwd: root,
      stdio: "inherit",
      env: { INIT_CWD: process.cwd(), ...process.env },
    });
    // A terminal sends Ctrl-C to the server as well: waiting for it is all there is to do.
    process.on("SIGINT", () => {});
    process.on("SIGTERM", () => server.kill("SIGTERM"));
    server.once("close", (code) => {
      process.exitCode = code ?? 0;
      resolve();
    });
  });
}
