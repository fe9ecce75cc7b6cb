import { chmod, readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseConfig } from "../../src/config/parse.ts";
import { contentSecurityPolicy } from "../../src/config/policy.ts";
import { startNginx } from "./testing/nginx.ts";
import { testFolder } from "./testing/folder.ts";
import type { TestFolder } from "./testing/folder.ts";
import { isInstalled, runWebServer } from "./testing/web-server.ts";
import type { WebServer } from "./testing/web-server.ts";

let application: TestFolder;
let policy: string;

beforeAll(async () => {
  application = await testFolder({
    "index.html": '<!doctype html><meta charset="utf-8"><title>Revisit</title>',
    "config.json": {},
    "notices.txt": "notices",
    "assets/index-abc.js": "export const answer = 42;",
    "assets/worker-abc.mjs": "export const answer = 42;",
    "assets/index-abc.css": "body {}",
    "assets/face-abc.woff2": "font",
  });
  await chmod(application.path, 0o755);
  const configuration: unknown = JSON.parse(
    await readFile(new URL("../../public/config.json", import.meta.url), "utf8"),
  );
  policy = contentSecurityPolicy(parseConfig(configuration, "https://maps.example.org/"));
});

afterAll(() => application[Symbol.asyncDispose]());

/** What docs/deploy.md shows in a block of this language, for the test's folder and policy. */
async function shown(language: string): Promise<string> {
  const text = await readFile(new URL("../../docs/deploy.md", import.meta.url), "utf8");
  const block = new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "s").exec(text)?.[1];
  if (block === undefined) throw new Error(`docs/deploy.md shows no ${language}.`);
  expect(block).toContain("POLICY");
  return block.replaceAll("/var/www/revisit", application.path).replace("POLICY", () => policy);
}

const APACHE_MODULES = "/usr/lib/apache2/modules";
const MIME_TYPES = "/etc/nginx/mime.types";

const SERVERS = [
  {
    name: "nginx",
    isHere: isInstalled("nginx", ["-v"]) && existsSync(MIME_TYPES),
    start: async () => startNginx({}, (await shown("nginx-site")).replace("mime.types", MIME_TYPES)),
  },
  {
    name: "Apache",
    isHere: isInstalled("apache2", ["-v"]) && existsSync(APACHE_MODULES),
    start: async () => {
      const site = await shown("apache");
      return runWebServer((folder, port) => ({
        configuration: `
ServerRoot ${folder}
ServerName localhost
PidFile ${folder}/pid
ErrorLog ${folder}/error.log
DefaultRuntimeDir ${folder}
Listen 127.0.0.1:${port}
User ${process.getuid?.() === 0 ? "www-data" : `#${process.getuid?.()}`}
${["mpm_event", "authz_core", "mime", "headers", "dir"].map((name) => `LoadModule ${name}_module ${APACHE_MODULES}/mod_${name}.so`).join("\n")}
TypesConfig /etc/mime.types
DirectoryIndex index.html
${site}`,
        command: (path) => ["apache2", "-f", path, "-DFOREGROUND"],
      }));
    },
  },
  {
    name: "Caddy",
    isHere: isInstalled("caddy", ["version"]),
    start: async () => {
      const site = await shown("caddy");
      return runWebServer((folder, port) => ({
        configuration: `{\nadmin off\nauto_https off\nstorage file_system ${folder}\n}\nhttp://127.0.0.1:${port} {\n${site}}\n`,
        command: (path) => ["caddy", "run", "--config", path, "--adapter", "caddyfile"],
      }));
    },
  },
];

describe.each(SERVERS)("what docs/deploy.md shows for $name", ({ isHere, start }) => {
  let server: WebServer | undefined;

  beforeAll(async () => {
    if (isHere) server = await start();
  });

  afterAll(async () => {
    await server?.close();
  });

  const get = (path: string) => fetch(`${server?.origin}${path}`);

  it.skipIf(!isHere)("sends the policy and the other headers with every file", async () => {
    for (const path of ["/", "/config.json", "/assets/index-abc.js", "/assets/worker-abc.mjs"]) {
      const { headers, status } = await get(path);
      expect([path, status]).toEqual([path, 200]);
      expect(headers.get("content-security-policy"), path).toBe(policy);
      expect(headers.get("cross-origin-opener-policy"), path).toBe("same-origin-allow-popups");
      expect(headers.get("x-content-type-options"), path).toBe("nosniff");
      expect(headers.get("referrer-policy"), path).toBe("no-referrer");
    }
  });

  it.skipIf(!isHere)("lets hashed files be kept for a year and has all others asked for again", async () => {
    const kept = async (path: string) => (await get(path)).headers.get("cache-control");
    expect(await kept("/assets/index-abc.js")).toBe("public, max-age=31536000, immutable");
    for (const path of ["/", "/index.html", "/config.json", "/notices.txt"]) {
      expect(await kept(path), path).toBe("no-cache");
    }
  });

  it.skipIf(!isHere)("names types that browsers run and read under nosniff", async () => {
    const type = async (path: string) => (await get(path)).headers.get("content-type");
    expect(await type("/assets/index-abc.js")).toMatch(/^(?:text|application)\/javascript/);
    expect(await type("/assets/worker-abc.mjs")).toMatch(/^(?:text|application)\/javascript/);
    expect(await type("/assets/index-abc.css")).toMatch(/^text\/css/);
    expect(await type("/")).toMatch(/^text\/html/);
  });

  it.skipIf(!isHere)("answers 404 for a file that is not there", async () => {
    expect((await get("/assets/other.js")).status).toBe(404);
  });
});
