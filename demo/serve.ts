import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ProblemError } from "../src/problem/problem.ts";
import { help, parseOptions, UsageError } from "../scripts/options.mjs";
import { UnusableFolder } from "./server/library/library.ts";
import { PortTaken } from "./server/listen.ts";
import { startDemoServer } from "./server/server.ts";

/** Serves the built application with the sample season or a folder until it is told to stop. */
async function serve(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) {
    console.log(help);
    return;
  }
  // npm runs scripts in the project's folder and keeps here where the person was.
  const from = process.env["INIT_CWD"] ?? process.cwd();
  const isSample = options.folder === undefined;
  const server = await startDemoServer({
    port: options.port,
    folder: options.folder === undefined ? await seasonFolder() : resolve(from, options.folder),
    isSample,
    app: fileURLToPath(new URL("../dist/", import.meta.url)),
    accessTokenSeconds: options.tokenLife,
    latency: options.latency,
    passThrough: options.passThrough,
  });
  if (options.port !== 0 && server.port !== options.port) {
    console.log(`Port ${options.port} is taken, using ${server.port}.`);
  }
  console.log(`\nRevisit is at ${server.origin}/\n`);
  console.log("To read the signed-in catalogue use the account ada, password demo. Ctrl-C ends the server.");
  const stop = (): void => void server.close().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

/** Loaded only when it is needed: a folder needs none of the generator. */
async function seasonFolder(): Promise<string> {
  const { preparedSeason } = await import("./season.ts");
  return preparedSeason();
}

try {
  await serve();
} catch (error) {
  const expected = [UsageError, UnusableFolder, PortTaken, ProblemError].some(
    (kind) => error instanceof kind,
  );
  console.error(expected ? (error as Error).message : error);
  process.exit(1);
}
