import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { residentBytes } from "./resident-bytes.ts";

const deadlineMs = 5_000;
const startMs = 60_000;
const memoryBytes = 1536 * 1024 * 1024;

interface Counts {
  read: number;
  refused: number;
  defect: number;
  hung: number;
  crashed: number;
}

interface Message {
  readonly number: number;
  readonly ended?: "read" | "refused" | "defect";
  readonly text?: string;
}

/** Runs files from `from` on in one process until all are done or one ends it. @returns the next number */
function runBatch(from: number, to: number, folder: string | undefined, counts: Counts): Promise<number> {
  const child = fork(fileURLToPath(new URL("fuzz-child.ts", import.meta.url)), {
    execArgv: ["--import", "tsx", "--max-old-space-size=1024"],
  });
  return new Promise((resolve) => {
    let present = from;
    const stop = (why: "hung" | "crashed" | undefined, next: number): void => {
      clearInterval(watch);
      child.removeAllListeners();
      child.kill("SIGKILL");
      if (why !== undefined) {
        counts[why] += 1;
        console.error(`${why}: file ${present}`);
      }
      resolve(next);
    };
    // Starting the process is not the file's time; on a busy machine it takes seconds.
    let since = performance.now() + startMs;
    const watch = setInterval(() => {
      if (performance.now() - since > deadlineMs) stop("hung", present + 1);
      else if (residentBytes(child.pid) > memoryBytes) stop("crashed", present + 1);
    }, 100);
    child.on("exit", () => stop("crashed", present + 1));
    child.on("message", ({ number, ended, text }: Message) => {
      present = number;
      since = performance.now();
      if (ended === undefined) return;
      counts[ended] += 1;
      if (text !== undefined) console.error(`defect: file ${number}\n${text}`);
      if (number + 1 === to) stop(undefined, to);
    });
    child.send({ folder, from, to });
  });
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      count: { type: "string", default: "100000" },
      from: { type: "string", default: "0" },
      data: { type: "string" },
    },
  });
  const end = Number(values.from) + Number(values.count);
  const counts: Counts = { read: 0, refused: 0, defect: 0, hung: 0, crashed: 0 };
  for (let next = Number(values.from); next < end;) next = await runBatch(next, end, values.data, counts);
  console.log(JSON.stringify(counts));
  return counts.defect + counts.hung + counts.crashed > 0 ? 1 : 0;
}

process.exitCode = await main();
