import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { residentBytes } from "./resident-bytes.ts";
import type { FileReport, Job, Result } from "./types.ts";

/** What one file may take. */
export interface RunLimits {
  readonly deadlineMs: number;
  readonly memoryBytes: number;
}

const defaultRunLimits: RunLimits = { deadlineMs: 5_000, memoryBytes: 1536 * 1024 * 1024 };

/** Checks files in a process of their own, which is replaced when one of them hangs or crashes it. */
export class Runner {
  readonly #folder: string;
  readonly #limits: RunLimits;
  #child: ChildProcess | undefined;

  constructor(folder: string, limits: RunLimits = defaultRunLimits) {
    this.#folder = folder;
    this.#limits = limits;
  }

  async run(job: Job): Promise<FileReport> {
    // Starting the process is not the file's time: on a busy machine it takes seconds.
    const child = (this.#child ??= await this.#start());
    const started = performance.now();
    const result = await this.#ask(child, job);
    const ms = Math.round(performance.now() - started);
    return { id: job.id, kind: job.kind, features: job.features, ...result, ms };
  }

  close(): void {
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
  }

  #ask(child: ChildProcess, job: Job): Promise<Result> {
    return new Promise((resolve) => {
      const finish = (result: Result, replace: boolean): void => {
        clearTimeout(deadline);
        clearInterval(watch);
        child.removeAllListeners();
        if (replace) this.close();
        resolve(result);
      };
      const deadline = setTimeout(() => {
        finish({ outcome: "hung", message: `no answer within ${this.#limits.deadlineMs / 1000} s` }, true);
      }, this.#limits.deadlineMs);
      const watch = setInterval(() => {
        if (residentBytes(child.pid) > this.#limits.memoryBytes) {
          finish({ outcome: "crashed", message: "more memory than allowed" }, true);
        }
      }, 50);
      child.on("message", (result: Result) => finish(result, false));
      child.on("exit", (code, signal) =>
        finish({ outcome: "crashed", message: `the process ended (${signal ?? code})` }, true),
      );
      child.send({ folder: this.#folder, job });
    });
  }

  /** A process that has said that it is ready. */
  #start(): Promise<ChildProcess> {
    const child = fork(fileURLToPath(new URL("child.ts", import.meta.url)), {
      execArgv: ["--import", "tsx", "--max-old-space-size=1024"],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    return new Promise((resolve, reject) => {
      child.once("message", () => {
        child.removeAllListeners();
        resolve(child);
      });
      child.once("exit", () => reject(new Error("The process that checks the files could not be started.")));
    });
  }
}
