import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { parseConfig } from "../src/config/parse.ts";
import { contentSecurityPolicy } from "../src/config/policy.ts";
import { problemOf } from "../src/problem/problem.ts";

// `npm run policy -- dist/config.json [ADDRESS]`: the header a server should send with the page, for the
// address it will have: relative URLs in the configuration start there, and one on this computer may open
// catalogues of this computer.

const [path = "public/config.json", address = "https://localhost/"] = process.argv.slice(2);
try {
  const configuration: unknown = JSON.parse(await readFile(path, "utf8"));
  console.log(`Content-Security-Policy: ${contentSecurityPolicy(parseConfig(configuration, address))}`);
} catch (error) {
  const { message, advice } = problemOf(error, "configuration");
  console.error(`${pathToFileURL(path).pathname}: ${message}${advice === undefined ? "" : ` ${advice}`}`);
  process.exitCode = 1;
}
