import { readFile } from "node:fs/promises";

/**
 * Memory of processes in MB, with shared pages counted once (proportional set size of Linux); null where
 * the system does not tell.
 */
export async function residentMegabytes(processes: Iterable<number>): Promise<number | null> {
  let kilobytes = 0;
  for (const id of processes) {
    const text = await readFile(`/proc/${id}/smaps_rollup`, "utf8").catch(() => "");
    const found = /^Pss:\s+(\d+) kB/m.exec(text);
    kilobytes += Number(found?.[1] ?? 0);
  }
  return kilobytes === 0 ? null : kilobytes / 1024;
}
