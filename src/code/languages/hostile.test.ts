import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Mask } from "../../recipe/types.ts";
import { codeOf, type LanguageId, LANGUAGES } from "../languages.ts";
import { HOSTILE, hostileLayer, TOKEN } from "../testing/hostile-layer.ts";
import { python, run } from "../testing/python.ts";

const BITS: Mask = { kind: "bits", band: "mask", bits: [1, 3] };
const LANGUAGE_IDS = Object.keys(LANGUAGES) as LanguageId[];
const PYTHON = python();
const hasR = spawnSync("Rscript", ["--version"]).status === 0;

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hostile-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const PARSED = `import ast, json, sys
tree = ast.parse(sys.stdin.read())
strings = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
names = sorted({alias.name for node in ast.walk(tree) if isinstance(node, (ast.Import,)) for alias in node.names})
json.dump([strings, names], sys.stdout)
`;

describe.each(["classes", "bits"] as const)("words of a catalogue in code with a mask by %s", (kind) => {
  const layer = () => hostileLayer(kind === "bits" ? { mask: BITS } : {});

  it
    .skipIf(PYTHON === undefined)
    .each(["python-items", "python-search", "odc-stac", "openeo-python"] as const)(
    "are one string in Python, and nothing else: %s (skipped where there is no Python)",
    async (language) => {
      const { text } = codeOf(language, await layer(), { output: "median" });
      const [strings, imports] = JSON.parse(run(PYTHON ?? "", ["-c", PARSED], text)) as [string[], string[]];
      expect(strings).toContain(HOSTILE);
      expect(imports).not.toContain("os");
    },
  );

  it("are one string in an evalscript, and nothing else", async () => {
    const { text } = codeOf("evalscript", await layer(), { output: "median" });
    const script = runInNewContext(`${text}; setup()`, {}) as { input: { bands: string[] }[] };
    expect([...(script.input[0]?.bands ?? [])]).toContain(HOSTILE);
  });

  it("are one string in a process graph, and nothing else", async () => {
    const { text } = codeOf("openeo-json", await layer(), { output: "median" });
    const graph = (JSON.parse(text) as { process_graph: Record<string, { arguments: { bands?: string[] } }> })
      .process_graph;
    expect(Object.values(graph)[0]?.arguments.bands).toContain(HOSTILE);
  });

  it("are words of a shell that run nothing", async () => {
    const { text } = codeOf("gdal", await layer(), { output: "median" });
    // Programs that print what they are given stand in for GDAL's.
    const stub = (name: string) => `${name}() { for each in "$@"; do printf '%s\\n' "$each"; done; }\n`;
    const programs = ["gdalwarp", "gdal_translate", "gdalinfo", "gdalbuildvrt"].map(stub).join("");
    const calc = `alias gdal_calc.py=gdalinfo\n`;
    const printed = run("sh", ["-s"], programs + calc + text, folder);
    expect(printed).toContain("'$(id)%60id%60.tif?x=1");
    expect(await readdir(folder)).toEqual([]);
  });

  it.skipIf(!hasR)("are one string in R, and nothing else (skipped where there is no R)", async () => {
    const { text } = codeOf("r", await layer(), { output: "median" });
    run("Rscript", ["-e", 'invisible(parse(text = readLines("stdin")))'], text);
  });

  it.each(LANGUAGE_IDS)("come without tokens and signatures: %s", async (language) => {
    const { text, notes } = codeOf(language, await layer(), { output: "median" });
    expect(text + notes.join()).not.toContain(TOKEN);
    expect(text + notes.join()).not.toMatch(/[?&]sig=/);
  });
});

describe("what a language cannot say", () => {
  it("is said in the place of code: QGIS and a mask by bits", async () => {
    const { text, notes } = codeOf("qgis", await hostileLayer({ mask: BITS }), { output: "median" });
    expect(text).toBe("");
    expect(notes.join()).toContain("a mask by bits");
  });

  it("is said in a comment and beside the code: the addresses that were signed", async () => {
    const { text, notes } = codeOf("python-items", await hostileLayer(), { output: "median" });
    const sentence = "The addresses of the files were signed";
    expect(notes.join()).toContain(sentence);
    expect(text).toMatch(new RegExp(`^# ${sentence}`, "m"));
  });

  it("is said for TiTiler, which hides nothing by a mask", async () => {
    const hostile = await hostileLayer();
    const bands = hostile.bands.map((band) => ({ ...band, asset: "B08" }));
    const { notes, text } = codeOf("titiler", { ...hostile, bands }, { output: "median" });
    expect(notes.join()).toContain("the mask is left out");
    const [tif] = text.split("\n");
    expect(new URL(tif ?? "").searchParams.get("expression")).toBe("B08*0.0001+-0.1");
  });
});
