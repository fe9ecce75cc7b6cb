import { existsSync } from "node:fs";
import { run } from "./bootstrap.mjs";

/** Installs packages of Debian, where that is ours to do: as root. Elsewhere, or without a network, it does nothing. */
export async function installPackages(packages) {
  if (!existsSync("/etc/debian_version") || process.getuid?.() !== 0) return;
  console.log(`Installing Debian's ${packages.join(", ")} …`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-q"], { capture: true, env });
  const install = ["install", "-y", "-q", "--no-install-recommends", ...packages];
  await run("apt-get", install, { capture: true, env });
}
