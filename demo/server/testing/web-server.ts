import { execFileSync, spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** Whether a program is there and runs. */
export function isInstalled(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, [...args], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

export interface WebServer {
  readonly origin: string;
  close(): Promise<void>;
}

interface Started {
  /** Text of its configuration file. */
  readonly configuration: string;
  /** Program and arguments. @param path of the configuration file */
  readonly command: (path: string) => readonly [string, ...string[]];
}

const TRIES = 100;
const PAUSE_MS = 100;

/**
 * Runs a web server on a free port of loopback, in the foreground, with a folder of its own for all that it writes
 * (`error.log` among it).
 * @throws Error with the server's log when it does not start
 */
export async function runWebServer(describe: (folder: string, port: number) => Started): Promise<WebServer> {
  const folder = await mkdtemp(join(tmpdir(), "revisit-server-"));
  // A server that root starts reads files as another user.
  await chmod(folder, 0o755);
  const port = await freePort();
  const { configuration, command } = describe(folder, port);
  const path = join(folder, "server.conf");
  await writeFile(path, configuration);
  const [program, ...args] = command(path);
  const child = spawn(program, args, { stdio: "ignore", env: { ...process.env, HOME: folder } });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const close = async (): Promise<void> => {
    child.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  for (let tries = 0; !(await answers(port)); tries += 1) {
    if (tries < TRIES && child.exitCode === null) {
      await wait(PAUSE_MS);
      continue;
    }
    const log = await readFile(join(folder, "error.log"), "utf8").catch(() => "it wrote no log");
    await close();
    throw new Error(`${program} did not start: ${log}`);
  }
  return { origin: `http://127.0.0.1:${port}`, close };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
