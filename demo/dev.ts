import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { parseOptions } from "../scripts/options.mjs";
import { demoPlugin } from "./vite-plugin.ts";

/** `npm run dev`: Vite with hot reloading, the local catalogues and the sign-in on one port. */
const options = parseOptions(process.argv.slice(2));
const from = process.env["INIT_CWD"] ?? process.cwd();
const isSample = options.folder === undefined;
const folder =
  options.folder === undefined
    ? await (await import("./season.ts")).preparedSeason()
    : resolve(from, options.folder);

const server = await createServer({
  configFile: fileURLToPath(new URL("../vite.config.ts", import.meta.url)),
  root: fileURLToPath(new URL("../", import.meta.url)),
  server: { host: "127.0.0.1", port: options.port },
  plugins: [
    demoPlugin({ folder, isSample, latency: options.latency, accessTokenSeconds: options.tokenLife }),
  ],
});
await server.listen();
server.printUrls();
