import { check } from "./check.ts";
import type { Job } from "./types.ts";

// One file after the other in a process of its own, so that the parent can end it when one hangs.
process.on("message", ({ folder, job }: { folder: string; job: Job }) => {
  void check(folder, job).then((result) => process.send?.(result));
});

process.send?.("ready");
