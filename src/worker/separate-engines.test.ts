import { describe, expect, it, vi } from "vitest";
import { type Problem, ProblemError } from "../problem/problem.ts";
import { brokerOverPort } from "../session/port.ts";
import { anonymousSession } from "../session/anonymous.ts";
import type { Slice } from "../timeline/types.ts";
import type { PointQuestion, Verb } from "./jobs.ts";
import { createSeparateEngines } from "./separate-engines.ts";
import { request, scene, signal, slice } from "./testing/engine-setup.ts";
import type { JobResult, RasterEngine } from "./types.ts";
import { VerbEngine } from "./verb-engine.ts";

function sliceOf(catalogue: string): Slice {
  return { ...slice, scenes: [{ ...scene, catalogue }] };
}

const PROTECTED: Problem = {
  kind: "sign-in",
  message: "B04.tif can only be read by people who have signed in (401).",
  advice: "Sign in to this catalogue's provider and try again.",
  url: "https://data.example.org/B04.tif",
  status: 401,
};

class FakeEngine extends VerbEngine implements RasterEngine {
  readonly kind: string;
  readonly setSlices = vi.fn();
  readonly setFiles = vi.fn();
  readonly hasten = vi.fn();
  readonly clear = vi.fn();
  readonly dispose = vi.fn();
  readonly asked = vi.fn<(verb: Verb) => void>();

  constructor(kind: string) {
    super();
    this.kind = kind;
  }

  async run<V extends Verb>(verb: V): Promise<JobResult<V>> {
    this.asked(verb);
    if (verb === "point") throw new ProblemError(PROTECTED);
    return { answer: null, problems: [PROTECTED], traffic: { requests: 1, bytes: 1 } };
  }

  counters() {
    return { requests: 3, bytes: 5, decodedBlocks: 7, cachedBytes: 11 };
  }
}

function setUp() {
  const made: FakeEngine[] = [];
  const make = (kind: string) => () => {
    const engine = new FakeEngine(kind);
    made.push(engine);
    return engine;
  };
  const engine = createSeparateEngines({
    isUnlisted: (catalogue) => catalogue.includes(":"),
    createSigned: make("signed"),
    createAnonymous: make("anonymous"),
  });
  return { engine, made, kinds: () => made.map(({ kind }) => kind) };
}

describe("separate engines", () => {
  it("draw unlisted scenes with an engine of their own, and give up the other first", async () => {
    const { engine, made, kinds } = setUp();
    engine.setSlices([sliceOf("sample")]);
    engine.setSlices([]);
    expect(kinds()).toEqual(["signed"]);
    engine.setSlices([sliceOf("https://stac.example.net/")]);
    expect(kinds()).toEqual(["signed", "anonymous"]);
    expect(made[0]?.dispose).toHaveBeenCalledOnce();
    await engine.tile(request, signal);
    expect(made[0]?.asked).not.toHaveBeenCalled();
    expect(made[1]?.asked).toHaveBeenCalledExactlyOnceWith("tile");
    engine.setSlices([sliceOf("sample")]);
    expect(kinds()).toEqual(["signed", "anonymous", "signed"]);
    expect(made[1]?.dispose).toHaveBeenCalledOnce();
  });

  it("read all of it anonymously where a single scene is unlisted", () => {
    const { engine, kinds } = setUp();
    engine.setSlices([sliceOf("sample"), { ...sliceOf("https://stac.example.net/"), id: "2025-06-02" }]);
    expect(kinds().at(-1)).toBe("anonymous");
  });

  it("advise a sign-in for configured catalogues and not for unlisted ones", async () => {
    const { engine } = setUp();
    engine.setSlices([sliceOf("sample")]);
    expect((await engine.tile(request, signal)).problems[0]?.kind).toBe("sign-in");
    engine.setSlices([sliceOf("https://stac.example.net/")]);
    const [problem] = (await engine.tile(request, signal)).problems;
    expect(problem).toMatchObject({
      kind: "rights",
      message: "Files of this catalogue at data.example.org are not open to the public (401).",
    });
    expect(problem?.advice).not.toContain("Sign in");
    const point = { slice: slice.id, recipe: request.recipe, point: [5, 51] } satisfies PointQuestion;
    await expect(engine.point(point, signal)).rejects.toMatchObject({
      problem: { kind: "rights" },
    });
  });

  it("count on from one to the other", () => {
    const { engine } = setUp();
    engine.setSlices([sliceOf("https://stac.example.net/")]);
    expect(engine.counters()).toEqual({ requests: 6, bytes: 10, decodedBlocks: 14, cachedBytes: 11 });
  });
});

describe("the anonymous session", () => {
  it("gives a worker no token, signature or proof, for any origin", async () => {
    const { port1, port2 } = new MessageChannel();
    anonymousSession.serve(port1);
    const broker = brokerOverPort(port2);
    const url = "https://services.terrascope.be/a.tif";
    expect(await broker.token("https://services.terrascope.be")).toBeUndefined();
    expect(await broker.signatureFor(url)).toBeUndefined();
    expect(await broker.proofFor("token", "GET", url)).toBeUndefined();
    port1.close();
    port2.close();
  });
});
