import { expect, open, ready, signIn, statusOf, test } from "./trial.ts";

/** As many as the long trials ask for; a few of them in every test run. */
const trials = Number(process.env["REVISIT_TRIALS"] ?? 3);
/** Milliseconds within which 99 of 100 sign-outs are to be seen by every other tab. */
const target = 1_000;

test("a sign-out is seen by the other tabs within a second", async ({ context, signedIn, trial }, info) => {
  test.setTimeout(240_000 + trials * 10_000);
  const others = [await open(context, trial), await open(context, trial)];
  const delays: number[] = [];
  for (let round = 1; round <= trials; round++) {
    if (round > 1) await signIn(signedIn);
    await ready(signedIn);
    for (const other of others) await expect.poll(() => statusOf(other)).toBe("signed-in");
    const begun = await signedIn.evaluate(async () => {
      const begun = Date.now();
      await window.revisit.signOut();
      return begun;
    });
    for (const other of others) {
      await expect.poll(() => statusOf(other)).toBe("signed-out");
      const [, at] = (await other.evaluate(() => window.revisit.seen.at(-1))) ?? ["", Infinity];
      delays.push(at - begun);
    }
  }
  const sorted = delays.toSorted((one, other) => one - other);
  const slowest = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Infinity;
  const median = sorted[Math.floor(sorted.length / 2)];
  const description = `${sorted.length} times: median ${median} ms, p99 ${slowest} ms, longest ${sorted.at(-1)} ms`;
  info.annotations.push({ type: "figures", description });
  expect(slowest).toBeLessThanOrEqual(target);
});
