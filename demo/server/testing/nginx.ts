import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** Whether an nginx and what makes certificates for it are installed. */
export function hasNginx(): boolean {
  try {
    execFileSync("nginx", ["-v"], { stdio: "ignore" });
    execFileSync("openssl", ["version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** A key and a certificate of its own for a host. */
export interface Certificate {
  readonly key: string;
  readonly certificate: string;
  /** Path of the certificate. */
  readonly path: string;
}

export async function makeCertificate(folder: string, name: string, host: string): Promise<Certificate> {
  const key = join(folder, `${name}.key`);
  const path = join(folder, `${name}.pem`);
  const subject = ["-subj", `/CN=${host}`, "-addext", `subjectAltName=DNS:${host}`];
  const kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
  execFileSync("openssl", ["req", "-x509", ...kind, ...subject, "-keyout", key, "-out", path], {
    stdio: "ignore",
  });
  return { key: await readFile(key, "utf8"), certificate: await readFile(path, "utf8"), path };
}

export interface Nginx {
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Runs an nginx on loopback, in one process that owns nothing but a folder.
 * @param upstreams what stands in for hosts by their name
 * @param inside of its `server` block
 */
export async function startNginx(
  upstreams: Readonly<Record<string, number>>,
  inside: string,
): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), "revisit-nginx-"));
  const port = await freePort();
  const bodies = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  const configuration = `
daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 64; }
http {
  access_log off;
  ${bodies.map((name) => `${name}_temp_path ${folder}/${name};`).join(" ")}
  ${Object.entries(upstreams)
    .map(([host, port]) => `upstream ${host} { server 127.0.0.1:${port}; }`)
    .join("\n")}
  server { listen 127.0.0.1:${port}; ${inside}\nlocation / { return 404; } }
}`;
  const path = join(folder, "nginx.conf");
  await writeFile(path, configuration);
  const child = spawn("nginx", ["-p", folder, "-c", path, "-e", join(folder, "error.log")], {
    stdio: "ignore",
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const close = async (): Promise<void> => {
    child.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  for (let tries = 0; !(await answers(port)); tries += 1) {
    if (tries < 50 && child.exitCode === null) {
      await wait(50);
      continue;
    }
    const log = await readFile(join(folder, "error.log"), "utf8");
    await close();
    throw new Error(`nginx did not start: ${log}`);
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
