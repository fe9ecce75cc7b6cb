import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// Plain JavaScript without dependencies: this runs on a bare clone.

export const root = fileURLToPath(new URL("../", import.meta.url));

/** Shown to the person as it is, without a stack. */
export class CliError extends Error {
  name = "CliError";
}

export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new CliError(
    `Revisit needs Node.js 20.19 or newer, this is ${version}: get one from https://nodejs.org.`,
  );
}

/**
 * Runs a program in the project's folder.
 * @returns its exit code and, when `capture` is set, what it said.
 */
export function run(command, args, { capture = false, env = {}, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: capture ? ["ignore", "pipe", "pipe"] : "inherit",
      shell,
    });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs a Node program in the project's folder until it ends by itself or is told to stop. */
export function runUntilStopped(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: "inherit",
      env: { INIT_CWD: process.cwd(), ...process.env },
    });
    // A terminal sends Ctrl-C to the child as well: waiting for it is all there is to do.
    process.on("SIGINT", () => {});
    process.on("SIGTERM", () => child.kill("SIGTERM"));
    child.once("close", (code) => {
      process.exitCode = code ?? 0;
      resolve();
    });
  });
}

/** Runs npm: the one that started us, else the one on the path. */
export function npm(args, options) {
  const self = process.env.npm_execpath;
  if (self?.endsWith(".js")) return run(process.execPath, [self, ...args], options);
  return run("npm", args, { ...options, shell: process.platform === "win32" });
}

/** Installs the packages when they are missing or are not those of package-lock.json. */
export async function ensureInstalled() {
  if (await isInstalled()) return;
  console.log("Installing packages (npm ci) …");
  // Development packages build and serve the application, whatever NODE_ENV says.
  // Without a network npm would try for more than a minute.
  const patience = ["--fetch-retry-mintimeout=2000", "--fetch-retry-maxtimeout=8000"];
  const flags = ["--include=dev", "--no-audit", "--no-fund", ...patience];
  let { code, output } = await npm(["ci", ...flags], { capture: true });
  if (code !== 0 && output.includes("EUSAGE")) {
    console.log("package-lock.json does not fit package.json, taking npm install instead …");
    ({ code, output } = await npm(["install", "--no-save", ...flags], { capture: true }));
  }
  if (code === 0) return;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/.test(output)) {
    throw new CliError(
      "The packages cannot be fetched: npm's registry is not reachable. Is there a network?",
    );
  }
  throw new CliError(`${output.trim()}\n\nThe packages could not be installed; the reason is above.`);
}

/** Compares with the record that npm keeps of what it put into node_modules. */
async function isInstalled() {
  const [wanted, present] = await Promise.all([
    readJson(join(root, "package-lock.json")),
    readJson(join(root, "node_modules", ".package-lock.json")),
  ]);
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted.packages).every(([path, entry]) => {
    // The empty path is this project; optional packages are those of other systems.
    if (path === "" || entry.optional || entry.devOptional) return true;
    return present.packages[path]?.version === entry.version;
  });
}

async function readJson(path) {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return undefined;
  }
}

const buildInputs = [
  "src",
  "public",
  "index.html",
  "package-lock.json",
  "tsconfig.json",
  "vite.config.ts",
  "scripts/vite-notices.ts",
  "scripts/vite-policy.ts",
  "scripts/page-policy.ts",
  "LICENSE",
];
const buildStamp = join(root, "node_modules", ".cache", "revisit", "build.json");

/** Builds the application unless the last build was made of the same files. */
export async function ensureBuilt() {
  const inputs = await digest();
  const [stamp, built] = await Promise.all([readJson(buildStamp), builtAt()]);
  if (built !== undefined && stamp?.inputs === inputs && stamp.built === built) return;
  console.log("Building the application …");
  await build();
  await mkdir(dirname(buildStamp), { recursive: true });
  await writeFile(buildStamp, JSON.stringify({ inputs, built: await builtAt() }));
}

async function build() {
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const { code, output } = await run(process.execPath, [vite, "build", "--logLevel", "warn"], {
    capture: true,
  });
  if (code !== 0)
    throw new CliError(`${output.trim()}\n\nThe application could not be built; the reason is above.`);
}

async function builtAt() {
  const information = await stat(join(root, "dist", "index.html")).catch(() => undefined);
  return information?.mtimeMs;
}

async function digest() {
  const hash = createHash("sha256");
  for (const input of buildInputs) {
    for await (const path of filesBelow(join(root, input))) {
      if (/\.test\.tsx?$/.test(path)) continue;
      hash.update(`${path}\0`).update(await readFile(path));
    }
  }
  return hash.digest("hex");
}

async function* filesBelow(path) {
  const information = await stat(path).catch(() => undefined);
  if (information?.isFile()) yield path;
  if (!information?.isDirectory()) return;
  for (const name of (await readdir(path)).sort()) yield* filesBelow(join(path, name));
}

/** Runs the main function of a script and turns expected trouble into one sentence. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    const expected = error instanceof CliError || error?.name === "UsageError";
    console.error(expected ? error.message : error);
    process.exitCode = 1;
  }
}
