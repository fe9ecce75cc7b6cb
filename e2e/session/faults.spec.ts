import type { TokenFault } from "./server.ts";
import { expect, open, ready, setClock, statusOf, test } from "./trial.ts";

/** As many of each as the long trials ask for; one in every test run. */
const rounds = Number(process.env["REVISIT_ROUNDS"] ?? 1);

const faults: Readonly<Record<string, TokenFault>> = {
  "a reset connection": { kind: "reset" },
  "503": { kind: "status", status: 503 },
  "429 with Retry-After": { kind: "status", status: 429, retryAfter: 2 },
};

for (const [name, fault] of Object.entries(faults)) {
  test(`a renewal that meets ${name} recovers by itself`, async ({ signedIn, trial }) => {
    test.setTimeout(240_000 + rounds * 5_000);
    for (let hour = 1; hour <= rounds; hour++) {
      await setClock([signedIn], hour);
      trial.faults.push(fault);
      expect(await signedIn.evaluate(() => window.revisit.read())).toBe(200);
      expect(await statusOf(signedIn)).toBe("signed-in");
    }
  });
}

test("after a renewal whose answer is lost the provider is asked without a password, and the view is the same afterwards", async ({
  context,
  signedIn,
  trial,
}) => {
  test.setTimeout(240_000 + rounds * 5_000);
  const other = await open(context, trial);
  const view = `/?a=1#${"v".repeat(4000)}`;
  for (let hour = 1; hour <= rounds; hour++) {
    await signedIn.evaluate((view) => history.replaceState(null, "", view), view);
    await signedIn.bringToFront();
    // By less than a day after twenty rounds: an identity of another day is refused, as it should be.
    await setClock([signedIn, other], hour);
    trial.faults.push({ kind: "lost-reply" });
    await signedIn.evaluate(() => void window.revisit.token().catch(() => undefined));
    await expect
      .poll(async () => signedIn.evaluate(() => window.revisit.read()).catch(() => "leaving"), {
        timeout: 20_000,
      })
      .toBe(200);
    await ready(signedIn);
    expect(signedIn.url() === `${trial.origin}${view}`, "the view is the same").toBe(true);
    expect(await other.evaluate(() => window.revisit.read())).toBe(200);
    expect(await other.evaluate(() => window.revisit.cleared)).toBe(0);
  }
});

test("offline fails at once and in words, and online again goes on", async ({ context, signedIn }) => {
  await setClock([signedIn], 1);
  await context.setOffline(true);
  const said = await signedIn.evaluate(() =>
    window.revisit.token().then(
      () => "a token",
      (error: unknown) => (error instanceof Error ? error.message : "nothing"),
    ),
  );
  expect(said).toContain("could not be reached");
  await context.setOffline(false);
  await expect.poll(() => signedIn.evaluate(() => window.revisit.state())).not.toHaveProperty("problem");
  expect(await signedIn.evaluate(() => window.revisit.read())).toBe(200);
});

test("a session that has really ended asks for a sign-in and keeps the view", async ({
  context,
  signedIn,
  trial,
}) => {
  await signedIn.evaluate(() => history.replaceState(null, "", "/#place"));
  await context.clearCookies();
  await setClock([signedIn], 1);
  const body = JSON.stringify({ error: "invalid_grant", error_description: "Session not active" });
  trial.faults.push({ kind: "status", status: 400, body });
  await signedIn.evaluate(() => void window.revisit.token().catch(() => undefined));
  await expect.poll(() => statusOf(signedIn)).toBe("ended");
  expect(signedIn.url()).toBe(`${trial.origin}/#place`);
  expect(await signedIn.evaluate(() => window.revisit.read())).toBe(401);
});

test("no token is ever in an address, in storage other than the session's, or in the console", async ({
  context,
  signedIn,
  trial,
}) => {
  const said: string[] = [];
  signedIn.on("console", (message) => said.push(message.text()));
  const tokens = new Set<string>();
  for (let hour = 1; hour <= 3; hour++) {
    await setClock([signedIn], hour);
    tokens.add((await signedIn.evaluate(() => window.revisit.token())) ?? "none");
    expect(await signedIn.evaluate(() => window.revisit.read())).toBe(200);
  }
  expect(tokens.size).toBe(3);
  const kept = await signedIn.evaluate(async () => {
    const names = await caches.keys();
    return JSON.stringify([
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      names,
      location.href,
      document.documentElement.outerHTML,
      window.revisit.state(),
    ]);
  });
  const { origins } = await context.storageState();
  for (const token of tokens) {
    expect(kept + JSON.stringify(origins) + said.join()).not.toContain(token);
    expect(trial.requests.filter(({ url }) => url.includes(token))).toEqual([]);
    const carriers = trial.requests.filter(({ text }) => text.includes(token));
    expect(carriers.every(({ url }) => url === "/data")).toBe(true);
  }
});
