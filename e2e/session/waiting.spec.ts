import type { BrowserContext, Page } from "@playwright/test";
import type { SessionPage } from "./page.ts";
import { expect, open, ready, setClock, statusOf, test } from "./trial.ts";

/** As many of each as the long trials ask for; one in every test run. */
const rounds = Number(process.env["REVISIT_ROUNDS"] ?? 1);
/** The long trials may really wait; otherwise the pages' clocks are put forward. */
const realTime = process.env["REVISIT_REAL_TIME"] !== undefined;
/** What `docs/sign-in.md` promises: a token request is given up after 30 seconds. */
const deadline = 30_000;
const HOUR = 3_600_000;

function begin(page: Page): Promise<void> {
  return page.evaluate(() => window.revisit.beginRead());
}

function outcomeOf(page: Page): Promise<SessionPage["outcome"]> {
  return page.evaluate(() => window.revisit.outcome);
}

async function pass(context: BrowserContext, milliseconds: number): Promise<void> {
  if (realTime) await new Promise((resolve) => setTimeout(resolve, milliseconds));
  else await context.clock.runFor(milliseconds);
}

for (const [name, kind] of [
  ["is never answered", "hang"],
  ["is answered with headers and never a body", "headers-only"],
] as const) {
  test(`a renewal that ${name} keeps no tab waiting for longer than its deadline`, async ({
    context,
    signedIn,
    trial,
  }) => {
    test.setTimeout(240_000 + rounds * (realTime ? 45_000 : 5_000));
    await context.clock.install();
    const other = await open(context, trial);
    const tabs = [signedIn, other];
    for (let hour = 1; hour <= rounds; hour++) {
      await context.clock.fastForward(HOUR);
      trial.tokenRequests = 0;
      trial.faults.push({ kind });
      await begin(signedIn);
      await expect.poll(() => trial.tokenRequests).toBe(1);
      await begin(other);
      await pass(context, deadline - 3_000);
      expect(trial.tokenRequests).toBe(1);
      for (const tab of tabs) expect(await outcomeOf(tab)).toBe("waiting");
      await pass(context, 4_000);
      for (const tab of tabs) await expect.poll(() => outcomeOf(tab)).toBe(200);
      // The other tab did not wait for the next try of this one, and neither asked twice.
      expect(trial.tokenRequests).toBe(2);
      for (const tab of tabs) expect(await statusOf(tab)).toBe("signed-in");
    }
    expect([...trial.answers.keys()]).toEqual([200]);
  });
}

test("after a renewal whose answer gets stuck the provider is asked without a password, and the view is the same afterwards", async ({
  context,
  signedIn,
  trial,
}) => {
  test.setTimeout(240_000 + rounds * (realTime ? 45_000 : 8_000));
  await context.clock.install();
  for (let hour = 1; hour <= rounds; hour++) {
    const view = `${trial.origin}/?round=${hour}#${"v".repeat(4000)}`;
    await signedIn.evaluate((view) => history.replaceState(null, "", view), view);
    await context.clock.fastForward(HOUR);
    trial.tokenRequests = 0;
    trial.faults.push({ kind: "stuck-reply" });
    await begin(signedIn);
    await expect.poll(() => trial.tokenRequests).toBe(1);
    await pass(context, deadline + 1_000);
    await expect.poll(() => signedIn.evaluate(() => window.revisit.read()).catch(() => "leaving")).toBe(200);
    await ready(signedIn);
    expect(signedIn.url() === view, "the view is the same").toBe(true);
    // The stuck one, the one that found the refresh token used, and the new session's.
    expect(trial.tokenRequests).toBe(3);
  }
});

for (const [name, inFlight] of [
  ["before a renewal", false],
  ["in the middle of a renewal", true],
] as const) {
  test(`a network that goes away ${name} and comes back loses no session`, async ({
    context,
    signedIn,
    trial,
  }) => {
    test.setTimeout(240_000 + rounds * 15_000);
    const other = await open(context, trial);
    const tabs = [signedIn, other];
    for (let hour = 1; hour <= rounds; hour++) {
      await setClock(tabs, hour);
      trial.tokenRequests = 0;
      if (inFlight) {
        trial.faults.push({ kind: "hang" });
        await begin(signedIn);
        await expect.poll(() => trial.tokenRequests).toBe(1);
      }
      await context.setOffline(true);
      trial.setReachable(false);
      if (!inFlight) await begin(signedIn);
      await expect.poll(() => outcomeOf(signedIn)).toBe("failed");
      expect(await signedIn.evaluate(() => window.revisit.state())).toMatchObject({
        status: "signed-in",
        problem: { kind: "network" },
      });
      trial.setReachable(true);
      await context.setOffline(false);
      for (const tab of tabs) {
        await expect.poll(() => tab.evaluate(() => window.revisit.read()).catch(() => "failed")).toBe(200);
        expect(await tab.evaluate(() => window.revisit.state())).not.toHaveProperty("problem");
      }
      // Every tab is told that the network is back; one of them renews for all.
      expect(trial.tokenRequests).toBe(inFlight ? 2 : 1);
    }
    expect([...trial.answers.keys()]).toEqual([200]);
  });
}
