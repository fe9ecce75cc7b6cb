import { type Browser, type CDPSession, chromium } from "@playwright/test";
import { findBrowser } from "../../scripts/browser.mjs";

/** Software rendering everywhere, so that figures of two machines differ by their processors alone. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--no-first-run",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
];

export async function launch(): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch({ args: ARGUMENTS, ...(executablePath ? { executablePath } : {}) });
}

/** Processor time of every process of the browser, milliseconds by process id. */
export async function processorTimes(session: CDPSession): Promise<ReadonlyMap<number, number>> {
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  return new Map(processInfo.map(({ id, cpuTime }) => [id, cpuTime * 1000]));
}

/** Spent between two readings, by the processes that are there at the second. */
export function spent(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number {
  let total = 0;
  for (const [id, time] of after) total += time - (before.get(id) ?? 0);
  return total;
}
