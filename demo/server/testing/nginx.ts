import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isInstalled, runWebServer } from "./web-server.ts";
import type { WebServer } from "./web-server.ts";

/** Whether an nginx and what makes certificates for it are installed. */
export function hasNginx(): boolean {
  return isInstalled("nginx", ["-v"]) && isInstalled("openssl", ["version"]);
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

/**
 * Runs an nginx on loopback, in one process that owns nothing but a folder.
 * @param upstreams what stands in for hosts by their name
 * @param inside of its `server` block
 */
export function startNginx(upstreams: Readonly<Record<string, number>>, inside: string): Promise<WebServer> {
  const bodies = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  return runWebServer((folder, port) => ({
    configuration: `
daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 64; }
http {
  access_log off;
  ${bodies.map((name) => `${name}_temp_path ${folder}/${name};`).join(" ")}
  ${Object.entries(upstreams)
    .map(([host, upstream]) => `upstream ${host} { server 127.0.0.1:${upstream}; }`)
    .join("\n")}
  server { listen 127.0.0.1:${port}; ${inside} }
}`,
    command: (path) => ["nginx", "-p", folder, "-c", path, "-e", join(folder, "error.log")],
  }));
}
