import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { help, parseOptions } from "../scripts/options.mjs";
import { serviceOptions } from "./service-options.ts";
import { runServer } from "./run-server.ts";
import { demoPlugin } from "./vite-plugin.ts";

/** `npm run dev`: Vite with hot reloading, and all that `npm start` serves beside the application, on one port. */
await runServer(async () => {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) {
    console.log(help("npm run dev"));
    return;
  }
  const server = await createServer({
    configFile: fileURLToPath(new URL("../vite.config.ts", import.meta.url)),
    root: fileURLToPath(new URL("../", import.meta.url)),
    server: { host: "127.0.0.1", port: options.port },
    plugins: [demoPlugin(await serviceOptions(options))],
  });
  await server.listen();
  server.printUrls();
});
