import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startDemoServer, type DemoServer } from "../../../demo/server/server.ts";
import { testFolder, testItem, type TestFolder } from "../../../demo/server/testing/folder.ts";
import { isInstalled } from "../../../demo/server/testing/web-server.ts";
import { buildTiff } from "../../geotiff/tiff/testing/build-tiff.ts";
import { snippet, type Reading, type Tool } from "./snippets.ts";

const run = promisify(execFile);
/** With characters that mean something to a shell, to Python, or to GDAL's list of headers. */
const SECRET = `Bearer it's-a, "token" $(exit 1) \\n`;
const hasCurl = isInstalled("curl", ["--version"]);
const hasGdal = isInstalled("sh", [
  "-c",
  "gdalinfo --version | grep -Eq 'GDAL (3\\.([6-9]|[1-9][0-9])|[4-9])'",
]);
const hasPython = isInstalled("python3", ["--version"]);
/** The Python in the path need not be the one of the system, which packages of rasterio belong to. */
const withRasterio = ["python3", "/usr/bin/python3"].find((python) =>
  isInstalled(python, ["-c", "import rasterio"]),
);
const WITHOUT: Readonly<Record<string, boolean>> = {
  "curl is not installed": !hasCurl,
  "GDAL 3.6 or later is not installed": !hasGdal,
  "python3 is not installed": !hasPython,
  "rasterio is not installed": withRasterio === undefined,
};

let folder: TestFolder;
let server: DemoServer;
let work: string;
/** The Authorization header of every request for what is closed, in order. */
let seen: (string | undefined)[];

beforeAll(async () => {
  const image = { width: 3, height: 2, bits: 8 as const, value: (column: number) => column };
  folder = await testFolder({
    "one.json": testItem("one", [5, 51, 6, 52], { datetime: "2025-06-01T10:00:00Z" }),
    "one.tif": buildTiff({ images: [image] }),
  });
  server = await startDemoServer({
    port: 0,
    folder: folder.path,
    isSample: false,
    // `/closed/…` is `/open/…` for those who have the secret.
    intercept: (request, response) => {
      if (!request.url?.startsWith("/closed/")) return false;
      seen.push(request.headers.authorization);
      request.url = request.url.replace("/closed/", "/open/");
      if (request.headers.authorization === SECRET) return false;
      response.writeHead(401).end();
      return true;
    },
  });
  work = await mkdtemp(join(tmpdir(), "revisit-elsewhere-"));
});
beforeEach(() => {
  seen = [];
});
afterAll(async () => {
  await server.close();
  await folder[Symbol.asyncDispose]();
  await rm(work, { recursive: true });
});

async function output(tool: Tool, reading: Omit<Reading, "notes">): Promise<string> {
  const text = snippet(tool, { ...reading, notes: ["First.", "Second\nexit 3"] });
  const [program, flag] = tool === "python" ? [withRasterio ?? "python3", "-c"] : ["sh", "-c"];
  const { stdout } = await run(program, [flag, text], { cwd: work, timeout: 60_000 });
  return stdout;
}

/** Ways of reading, what a person then sees, and what has to be installed for it. */
const ways = [
  { tool: "gdal", kind: "file", sees: /Size is 3, 2/, without: "GDAL 3.6 or later is not installed" },
  { tool: "python", kind: "file", sees: /'width': 3, 'height': 2/, without: "rasterio is not installed" },
  { tool: "python", kind: "document", sees: /"stac_version": "1/, without: "python3 is not installed" },
  { tool: "curl", kind: "document", sees: /"stac_version":\s*"1/, without: "curl is not installed" },
] as const;

describe.each(ways)("text of $kind for $tool (skipped where $without)", ({ tool, kind, sees, without }) => {
  const path = kind === "file" ? "assets/one.tif" : "stac/";

  it.skipIf(WITHOUT[without])("reads what is open", async () => {
    expect(await output(tool, { kind, address: `${server.origin}/open/${path}` })).toMatch(sees);
  });

  it.skipIf(WITHOUT[without])("reads an address whose query is a signature", async () => {
    const address = `${server.origin}/open/${path}?se=2030-01-01T00%3A00%3A00Z&sig=a%2Bb%3D&n={1,2}[3]'`;
    expect(await output(tool, { kind, address })).toMatch(sees);
  });

  it.skipIf(WITHOUT[without])("reads what is closed with the header, as it is", async () => {
    const address = `${server.origin}/closed/${path}`;
    expect(await output(tool, { kind, address, authorisation: SECRET })).toMatch(sees);
    expect(new Set(seen)).toEqual(new Set([SECRET]));
    await expect(output(tool, { kind, address })).rejects.toThrow();
  });
});

describe("text for curl", () => {
  it.skipIf(!hasCurl)(
    "saves a file under a harmless name of its own (skipped where curl is not installed)",
    async () => {
      const address = `${server.origin}/closed/assets/one.tif`;
      await output("curl", { kind: "file", address, authorisation: SECRET });
      expect(await readdir(work)).toEqual(["one.tif"]);
      expect((await readFile(join(work, "one.tif"))).byteLength).toBeGreaterThan(100);
    },
  );

  it.each([
    ["https://a.example/x/.bashrc", "--output 'bashrc'"],
    ["https://a.example/-rf%20;/", "--output 'rf_20_'"],
    ["https://a.example/", "--output 'file'"],
  ])("names the file of %s with %s", (address, named) => {
    expect(snippet("curl", { kind: "file", address, notes: [] })).toContain(named);
  });
});

describe("text for other programs", () => {
  it.each(["gdal", "curl", "python"] as const)(
    "for %s keeps words of a catalogue inside of comments",
    (tool) => {
      const notes = ["A title\nrm -rf ~", "one\u2028two\u0085three\rfour"];
      const text = snippet(tool, { kind: "file", address: "https://a.example/b.tif", notes });
      expect(text.split("\n").slice(0, 2)).toEqual(["# A title rm -rf ~", "# one two three four"]);
    },
  );

  it("has the header in no argument of a program, which others on the computer could list", () => {
    const reading = {
      kind: "file",
      address: "https://a.example/b.tif",
      authorisation: "Bearer t",
      notes: [],
    } as const;
    expect(snippet("curl", reading)).toContain("--header @- 'https://a.example/b.tif' <<'HEADER'\n");
    expect(snippet("gdal", reading)).toMatch(
      / GDAL_HTTP_HEADERS='Authorization: Bearer t' \\\n {2}gdalinfo /,
    );
  });
});
