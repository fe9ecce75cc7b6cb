import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoServer, type DemoServer } from "../../../demo/server/server.ts";
import { testFolder, testItem, type TestFolder } from "../../../demo/server/testing/folder.ts";
import { isInstalled } from "../../../demo/server/testing/web-server.ts";
import type { SearchCall } from "../../catalogue/catalogue.ts";
import { cloudCoverUpTo } from "../../catalogue/filter/cloud-cover.ts";
import {
  catalogueOn,
  FakeCatalogue,
  json,
  landing,
  NEVER,
  QUERY,
} from "../../catalogue/testing/fake-catalogue.ts";
import { curlSearch, pystacSearch } from "./search-code.ts";

const run = promisify(execFile);
const hasPython = isInstalled("python3", ["--version"]);
const hasCurl = isInstalled("curl", ["--version"]);
const HOME = "https://stac.example.org/";
const SECRET = `Bearer it's-a "token" $(exit 1) \\n`;
const ALL = [
  "https://api.stacspec.org/v1.0.0/item-search#filter",
  "https://api.stacspec.org/v1.0.0/item-search#sort",
  "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
  "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
];

async function callOf(methods: readonly string[], conformsTo: readonly string[] = ALL): Promise<SearchCall> {
  const fake = new FakeCatalogue(() => json(landing({ methods, conformsTo })));
  const query = { ...QUERY, where: [cloudCoverUpTo(20)] };
  const call = await catalogueOn(fake).searchCall?.(query, NEVER);
  if (call === undefined) throw new Error("This catalogue gives no call.");
  return call;
}

/** Stands in for the package: prints what it is asked, and what becomes of requests to two servers. */
const STUB = `
import json
class Request:
    def __init__(self, url): self.url, self.headers = url, {}
class Client:
    @staticmethod
    def open(url, request_modifier=None):
        requests = [Request(url), Request("https://elsewhere.example.net/")]
        sent = [(request_modifier(one) if request_modifier else one).headers for one in requests]
        print(json.dumps({"open": url, "sent": sent}))
        return Client()
    def search(self, **keywords):
        print(json.dumps(keywords))
        return self
    def items(self): return []
`;

let work: string;
let folder: TestFolder;
let server: DemoServer;
let seen: (string | undefined)[] = [];
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), "revisit-search-code-"));
  await writeFile(join(work, "pystac_client.py"), STUB);
  const properties = { datetime: "2025-06-01T10:00:00Z" };
  folder = await testFolder({
    "clear.json": testItem("clear", [5, 51, 6, 52], { ...properties, "eo:cloud_cover": 5 }),
    "cloudy.json": testItem("cloudy", [5, 51, 6, 52], { ...properties, "eo:cloud_cover": 95 }),
  });
  server = await startDemoServer({
    port: 0,
    folder: folder.path,
    isSample: false,
    intercept: (request) => {
      seen.push(request.headers.authorization);
      return false;
    },
  });
});
afterAll(async () => {
  await server.close();
  await folder[Symbol.asyncDispose]();
  await rm(work, { recursive: true });
});

async function python(code: string): Promise<readonly Record<string, unknown>[]> {
  const { stdout } = await run("python3", ["-c", code], { cwd: work, timeout: 60_000 });
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe.skipIf(!hasPython)("a search for pystac-client (skipped where python3 is not installed)", () => {
  it.each([["POST"], ["GET"]])("asks a service that takes %s for the same as the page", async (method) => {
    const call = await callOf([method]);
    const [opened, asked] = await python(pystacSearch({ catalogue: HOME, call, notes: ["A\nnote"] }));
    expect(opened).toEqual({ open: HOME, sent: [{}, {}] });
    const { "filter-lang": language, ...parameters } = call.parameters;
    expect(asked).toEqual({
      ...parameters,
      filter_lang: language,
      ...(method === "GET" ? { method } : {}),
    });
    expect(asked).toMatchObject({ bbox: [5, 51, 6, 52], collections: ["c"] });
  });

  it("sends the authorisation to the catalogue's own server, and to no other", async () => {
    const call = await callOf(["POST"]);
    const [opened] = await python(pystacSearch({ catalogue: HOME, call, authorisation: SECRET, notes: [] }));
    expect(opened).toMatchObject({ sent: [{ Authorization: SECRET }, {}] });
  });

  it("says so where the service cannot be asked for the conditions", async () => {
    const call = await callOf(["POST"], []);
    const code = pystacSearch({ catalogue: HOME, call, notes: [] });
    expect(code).toContain("# The service cannot be asked for all conditions");
    expect((await python(code))[1]).not.toHaveProperty("filter");
  });
});

describe.skipIf(!hasCurl)("a search for curl (skipped where curl is not installed)", () => {
  it.each([["POST"], ["GET"]])(
    "by %s brings what it is asked for, with the header as it is",
    async (method) => {
      const { url, body, ...call } = await callOf([method]);
      const here = {
        ...call,
        url: url
          .replace("https://stac.example.org/", `${server.origin}/open/stac/`)
          .replace("collections=c", "collections=fields"),
        ...(body === undefined ? {} : { body: { ...(body as object), collections: ["fields"] } }),
      };
      seen = [];
      const code = curlSearch({ catalogue: HOME, call: here, authorisation: SECRET, notes: ["it's"] });
      const { stdout } = await run("sh", ["-c", code], { timeout: 60_000 });
      const found = JSON.parse(stdout) as { features: { id: string }[] };
      expect(found.features.map(({ id }) => id)).toEqual(["clear"]);
      expect(seen).toEqual([SECRET]);
    },
  );
});
