import { startTrialServer } from "./server.ts";
import { expect, open, signIn, test } from "./trial.ts";

/** A minute in every test run; the long trials ask for ten. */
const seconds = Number(process.env["REVISIT_SECONDS"] ?? 60);
const life = 20;

test("six tabs read for a while on tokens of twenty seconds, and nobody notices", async ({ context }) => {
  test.setTimeout(60_000 + seconds * 1_500);
  const trial = await startTrialServer({ accessTokenSeconds: life });
  try {
    const first = await open(context, trial);
    await signIn(first);
    const tabs = [first];
    while (tabs.length < 6) tabs.push(await open(context, trial));
    trial.tokenRequests = 0;
    trial.answers.clear();
    const read = async (duration: number) => {
      const until = performance.now() + duration;
      const statuses: Record<number, number> = {};
      while (performance.now() < until) {
        const status = await window.revisit.read();
        statuses[status] = (statuses[status] ?? 0) + 1;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return statuses;
    };
    const statuses = await Promise.all(tabs.map((tab) => tab.evaluate(read, seconds * 1_000)));
    for (const seen of statuses) expect(Object.keys(seen)).toEqual(["200"]);
    // Not one request was refused on the way either: tokens are renewed before they end.
    expect([...trial.answers.keys()]).toEqual([200]);
    // At half of their life, once for all six tabs.
    const renewals = seconds / (life / 2);
    expect(trial.tokenRequests).toBeGreaterThanOrEqual(renewals / 2);
    expect(trial.tokenRequests).toBeLessThanOrEqual(renewals + 1);
  } finally {
    await trial.close();
  }
});
