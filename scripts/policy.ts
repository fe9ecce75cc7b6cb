import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseConfig } from "../src/config/parse.ts";
import { contentSecurityPolicy } from "../src/config/policy.ts";
import { problemOf } from "../src/problem/problem.ts";
import { withPagePolicy } from "./page-policy.ts";

// `npm run policy -- dist/config.json [ADDRESS]`: the header a server should send with the page, for the
// address it will have: one on this computer may open catalogues of this computer.
// `npm run policy -- dist/config.json --write`: writes the policy into the index.html beside it.

const args = process.argv.slice(2);
const write = args.includes("--write");
const [path = "public/config.json", address = "https://localhost/"] = args.filter((arg) => arg !== "--write");
try {
  const configuration: unknown = JSON.parse(await readFile(path, "utf8"));
  if (write) {
    const page = join(dirname(path), "index.html");
    await writeFile(page, withPagePolicy(await readFile(page, "utf8"), configuration));
    console.log(`${page} carries the policy of ${path} now.`);
  } else {
    console.log(`Content-Security-Policy: ${contentSecurityPolicy(parseConfig(configuration, address))}`);
  }
} catch (error) {
  const { message, advice } = problemOf(error, "configuration");
  console.error(`${pathToFileURL(path).pathname}: ${message}${advice === undefined ? "" : ` ${advice}`}`);
  process.exitCode = 1;
}
