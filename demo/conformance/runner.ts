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
  private readonly folder: string;
  private readonly limits: RunLimits;
  private child: ChildProcess | undefined;

  constructor(folder: string, limits: RunLimits = defaultRunLimits) {
    this.folder = folder;
    this.limits = limits;
  }

  async run(job: Job): Promise<FileReport> {
    const started = performance.now();
    const result = await this.ask(job);
    const ms = Math.round(performance.now() - started);
    return { id: job.id, kind: job.kind, features: job.features, ...result, ms };
  }

  close(): void {
    this.child?.kill("SIGKILL");
    this.child = undefined;
  }

  private ask(job: Job): Promise<Result> {
    const child = (this.child ??= this.start());
    return new Promise((resolve) => {
      const finish = (result: Result, replace: boolean): void => {
        clearTimeout(deadline);
        clearInterval(watch);
        child.removeAllListeners();
        if (replace) this.close();
        resolve(result);
      };
      const deadline = setTimeout(() => {
        finish({ outcome: "hung", message: `no answer within ${this.limits.deadlineMs / 1000} s` }, true);
      }, this.limits.deadlineMs);
      const watch = setInterval(() => {
        if (residentBytes(child.pid) > this.limits.memoryBytes) {
          finish({ outcome: "crashed", message: "more memory than allowed" }, true);
        }
      }, 50);
      child.on("message", (result: Result) => finish(result, false));
      child.on("exit", (code, signal) =>
        finish({ outcome: "crashed", message: `the process ended (${signal ?? code})` }, true),
      );
      child.send({ folder: this.folder, job });
    });
  }

  private start(): ChildProcess {
    return fork(fileURLToPath(new URL("child.ts", import.meta.url)), {
      execArgv: ["--import", "tsx", "--max-old-space-size=1024"],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
  }
}
