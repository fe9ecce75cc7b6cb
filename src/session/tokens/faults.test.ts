import { beforeEach, describe, expect, it } from "vitest";
import { eventually } from "../testing/eventually.ts";
import { ProblemError } from "../../problem/problem.ts";
import { type Fault, ScriptedProvider } from "../testing/scripted-provider.ts";
import { DATA_ORIGIN, signInByPassword } from "../testing/sign-in.ts";
import { SimulatedBrowser } from "../testing/simulated-browser.ts";

const HOUR = 3_600_000;
const json = JSON.stringify({ error: "server_says_no", error_description: "The realm is closed" });
const otherJson = JSON.stringify({ detail: "nope" });
const html = "<!doctype html><title>Oops</title>";

describe("a renewal that meets a fault", () => {
  let browser: SimulatedBrowser;
  let provider: ScriptedProvider;
  beforeEach(() => {
    browser = new SimulatedBrowser(undefined, 100);
    provider = new ScriptedProvider();
  });
  const renewals = () => provider.posts.filter((form) => form.get("grant_type") === "refresh_token");

  const passing: readonly [string, readonly Fault[]][] = [
    ["a reset connection", [{ kind: "reset" }]],
    ["no answer at all", [{ kind: "hang" }]],
    ["503 three times", Array.from({ length: 3 }, () => ({ kind: "status", status: 503 }) as const)],
    ["429 with Retry-After in seconds", [{ kind: "status", status: 429, retryAfter: "20" }]],
    ["offline, then an error page", [{ kind: "reset" }, { kind: "status", status: 502, body: html }]],
  ];
  it.each(passing)("recovers from %s without losing the session", async (_name, faults) => {
    const { session } = await signInByPassword(browser, provider);
    browser.jump(HOUR);
    provider.faults.push(...faults);
    const began = browser.now();
    const token = (await session.token(DATA_ORIGIN)) ?? "";
    expect(provider.accepts(token)).toBe(true);
    expect(session.states().get("scripted")).toMatchObject({ status: "signed-in" });
    expect(session.states().get("scripted")).not.toHaveProperty("problem");
    expect(renewals()).toHaveLength(faults.length + 1);
    if (faults[0]?.kind === "status" && faults[0].retryAfter) {
      expect(browser.now() - began).toBeGreaterThanOrEqual(20_000);
    }
  });

  it("waits for the date a server names in Retry-After", async () => {
    const { session } = await signInByPassword(browser, provider);
    browser.jump(HOUR);
    const until = browser.now() + 15_000;
    provider.faults.push({ kind: "status", status: 503, retryAfter: new Date(until).toUTCString() });
    expect(provider.accepts((await session.token(DATA_ORIGIN)) ?? "")).toBe(true);
    // An HTTP date has whole seconds.
    expect(browser.now()).toBeGreaterThanOrEqual(until - 1000);
  });

  const bodies = { "an OAuth error": json, "other JSON": otherJson, "an HTML page": html, nothing: "" };
  const refusals = [400, 401, 403, 404].flatMap((status) =>
    Object.entries(bodies).map(([name, body]) => [status, name, body] as const),
  );
  it.each(refusals)("shows %i with %s at once, after one request", async (status, _name, body) => {
    const { session } = await signInByPassword(browser, provider);
    browser.jump(HOUR);
    provider.faults.push({ kind: "status", status, body });
    const failure = await session.token(DATA_ORIGIN).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ProblemError);
    const { problem } = failure as ProblemError;
    expect(problem).toMatchObject({ kind: "sign-in", status });
    expect(problem.message).toContain(`Scripted refused to issue a token (status ${status})`);
    if (body === json) expect(problem.message).toContain("The realm is closed");
    expect(problem.message).not.toContain("<");
    expect(problem.advice).toBeTruthy();
    expect(renewals()).toHaveLength(1);
    expect(session.states().get("scripted")).toMatchObject({ status: "signed-in", problem: { status } });
  });

  const failures = [500, 502, 503, 504].flatMap((status) =>
    [html, otherJson].map((b) => [status, b] as const),
  );
  it.each(failures)("gives up on %i after four tries and says so", async (status, body) => {
    const { session } = await signInByPassword(browser, provider);
    browser.jump(HOUR);
    provider.faults.push(...Array.from({ length: 4 }, () => ({ kind: "status", status, body }) as const));
    const failure = await session.token(DATA_ORIGIN).catch((error: unknown) => error);
    expect(failure).toMatchObject({ problem: { kind: "server", status } });
    expect(renewals()).toHaveLength(4);
    expect(session.states().get("scripted")).toMatchObject({ status: "signed-in" });
  });

  it("does not ask again for each request while the provider is down, and at once when back online", async () => {
    const { tab, session } = await signInByPassword(browser, provider);
    browser.jump(HOUR);
    provider.faults.push(...Array.from({ length: 100 }, () => ({ kind: "reset" }) as const));
    for (let request = 0; request < 20; request++) {
      await expect(session.token(DATA_ORIGIN)).rejects.toMatchObject({ problem: { kind: "network" } });
    }
    expect(renewals()).toHaveLength(4);
    provider.faults.length = 0;
    tab.wake();
    await eventually(() => expect(session.states().get("scripted")).not.toHaveProperty("problem"));
    expect(provider.accepts((await session.token(DATA_ORIGIN)) ?? "")).toBe(true);
  });

  it("does not rest for an hour because the clock was set back by one", async () => {
    const { session } = await signInByPassword(browser, provider);
    browser.jump(2 * HOUR);
    provider.faults.push(...Array.from({ length: 4 }, () => ({ kind: "reset" }) as const));
    await expect(session.token(DATA_ORIGIN)).rejects.toMatchObject({ problem: { kind: "network" } });
    browser.jump(-HOUR);
    expect(provider.accepts((await session.token(DATA_ORIGIN)) ?? "")).toBe(true);
    expect(renewals()).toHaveLength(5);
  });

  it("says what is wrong when the answer holds no token", async () => {
    const { session } = await signInByPassword(browser, provider);
    browser.jump(HOUR);
    provider.faults.push({ kind: "status", status: 200, body: html });
    await expect(session.token(DATA_ORIGIN)).rejects.toMatchObject({ problem: { kind: "format" } });
    expect(renewals()).toHaveLength(1);
  });

  it("does not keep the other tabs waiting: the lock is free between tries", async () => {
    const { session } = await signInByPassword(browser, provider);
    browser.jump(HOUR);
    provider.faults.push({ kind: "hang" });
    const token = await session.token(DATA_ORIGIN);
    expect(provider.accepts(token ?? "")).toBe(true);
    expect(provider.grantsRevoked).toBe(0);
  });

  it("is shown with its result, and can be started again by hand where the server asked for patience", async () => {
    const { session } = await signInByPassword(browser, provider);
    browser.jump(HOUR);
    provider.faults.push({ kind: "status", status: 503, retryAfter: "500" });
    await expect(session.token(DATA_ORIGIN)).rejects.toMatchObject({ problem: { status: 503 } });
    await expect(session.token(DATA_ORIGIN)).rejects.toMatchObject({ problem: { status: 503 } });
    expect(renewals()).toHaveLength(1);
    expect(session.states().get("scripted")).toMatchObject({
      problem: { status: 503 },
      renewals: [{ problem: { status: 503 } }],
    });
    await session.renew("scripted");
    expect(renewals()).toHaveLength(2);
    const state = session.states().get("scripted");
    expect(state).not.toHaveProperty("problem");
    expect(state?.renewals?.map(({ problem }) => problem?.status)).toEqual([503, undefined]);
    await session.renew("scripted");
    expect(renewals()).toHaveLength(2);
  });
});
