import { spawn, type ChildProcessByStdio } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

/** Reads a path and a folder per line, runs the file there with names of its own, and answers with what it complains of. */
const DRIVER = `import contextlib, json, os, runpy, sys, traceback
for line in sys.stdin:
    path, folder = json.loads(line)
    os.chdir(folder)
    complaint = ""
    try:
        with contextlib.redirect_stdout(sys.stderr):
            runpy.run_path(path, run_name="__main__")
    except BaseException:
        complaint = traceback.format_exc()
    print(json.dumps(complaint), flush=True)
`;

/** One Python that runs many files, one after the other: importing rasterio takes longer than what they do. */
export class PythonSession {
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  readonly #answers: AsyncIterator<string>;

  constructor(program: string) {
    this.#process = spawn(program, ["-c", DRIVER], { stdio: ["pipe", "pipe", "ignore"] });
    this.#answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  /** @throws Error with Python's traceback */
  async run(path: string, folder: string): Promise<void> {
    this.#process.stdin.write(`${JSON.stringify([path, folder])}\n`);
    const { value, done } = await this.#answers.next();
    const complaint = done === true ? "Python ended." : (JSON.parse(value) as string);
    if (complaint !== "") throw new Error(complaint);
  }

  close(): void {
    this.#process.stdin.end();
  }
}
