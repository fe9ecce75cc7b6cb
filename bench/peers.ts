import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Installs the other libraries, which only the benchmark needs, when they are not there. */
export async function ensurePeers(tell: (text: string) => void): Promise<void> {
  const folder = fileURLToPath(new URL(".", import.meta.url));
  if (existsSync(new URL("node_modules/.package-lock.json", import.meta.url))) return;
  tell("installing the libraries to compare with");
  const child = spawn("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error("The libraries to compare with could not be installed.");
}
