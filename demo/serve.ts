import { fileURLToPath } from "node:url";
import { help, parseOptions } from "../scripts/options.mjs";
import { runServer } from "./run-server.ts";
import { startDemoServer } from "./server/server.ts";
import { serviceOptions } from "./service-options.ts";

/** `npm start`: serves the built application with the sample season or a folder until it is told to stop. */
await runServer(async () => {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) {
    console.log(help("npm start"));
    return;
  }
  const server = await startDemoServer({
    ...(await serviceOptions(options)),
    port: options.port,
    app: fileURLToPath(new URL("../dist/", import.meta.url)),
  });
  if (options.port !== 0 && server.port !== options.port) {
    console.log(`Port ${options.port} is taken, using ${server.port}.`);
  }
  console.log(`\nRevisit is at ${server.origin}/\n`);
  console.log("To read the signed-in catalogue use the account ada, password demo. Ctrl-C ends the server.");
  console.log(
    "This server is for trying it out on your own computer; docs/deploy.md tells how to deploy it.",
  );
  const stop = (): void => void server.close().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
});
