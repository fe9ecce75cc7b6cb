import { expect, open, ready, setClock, signIn, statusOf, test } from "./trial.ts";

/** As many as the long trials ask for; a few of them in every test run. */
const trials = Number(process.env["REVISIT_TRIALS"] ?? 20);

test("two tabs that renew at the same moment send one request and lose nothing", async ({
  context,
  signedIn,
  trial,
}) => {
  test.setTimeout(240_000 + trials * 1_000);
  const other = await open(context, trial);
  const tabs = [signedIn, other];
  for (let hour = 1; hour <= trials; hour++) {
    await setClock(tabs, hour);
    trial.tokenRequests = 0;
    const statuses = await Promise.all(tabs.map((tab) => tab.evaluate(() => window.revisit.read())));
    expect(statuses).toEqual([200, 200]);
    expect(trial.tokenRequests).toBe(1);
  }
});

test("one sign-in is enough for every tab, also for those that were open before", async ({
  context,
  trial,
}) => {
  trial.configure({});
  const [first, second] = [await open(context, trial), await open(context, trial)];
  await signIn(first);
  await expect.poll(() => statusOf(second)).toBe("signed-in");
  expect(await second.evaluate(() => window.revisit.read())).toBe(200);
});

test("a sign-out reaches every tab, which then drops its data", async ({ context, signedIn, trial }) => {
  const others = [await open(context, trial), await open(context, trial)];
  await signedIn.evaluate(() => window.revisit.signOut());
  for (const other of others) {
    await expect.poll(() => statusOf(other)).toBe("signed-out");
    expect(await other.evaluate(() => window.revisit.cleared)).toBe(1);
    expect(await other.evaluate(() => window.revisit.read())).toBe(401);
  }
});

test("a duplicated tab has a session of its own in tab mode", async ({ context, trial }) => {
  trial.configure({ session: "tab" });
  const page = await open(context, trial);
  await signIn(page);
  const [copy] = await Promise.all([
    context.waitForEvent("page"),
    // Opened by script, a tab starts with a copy of the opener's sessionStorage, as a duplicate does.
    page.evaluate(() => void window.open("/?duplicate#view")),
  ]);
  await expect.poll(() => statusOf(copy)).toBe("signed-in");
  expect(copy.url()).toBe(`${trial.origin}/?duplicate#view`);
  for (let hour = 1; hour <= 3; hour++) {
    await setClock([page, copy], hour);
    for (const tab of [page, copy]) expect(await tab.evaluate(() => window.revisit.read())).toBe(200);
  }
});

test("a reload asks for no password, shared or in tab mode", async ({ context, signedIn, trial }) => {
  await signedIn.reload();
  await ready(signedIn);
  expect(await signedIn.evaluate(() => window.revisit.read())).toBe(200);
  trial.configure({ session: "tab" });
  const page = await open(context, trial, "/#the=view");
  await page.evaluate(() => window.revisit.signIn());
  await expect.poll(() => statusOf(page)).toBe("signed-in");
  await page.reload();
  await expect.poll(() => statusOf(page)).toBe("signed-in");
  expect(page.url()).toBe(`${trial.origin}/#the=view`);
});

test("128 requests from 16 workers whose token was revoked cost one renewal, and all are served", async ({
  signedIn,
  trial,
}) => {
  trial.revoke((await signedIn.evaluate(() => window.revisit.token())) ?? "");
  const statuses = await signedIn.evaluate(() => window.revisit.readFromWorkers(16, 8));
  expect(statuses).toHaveLength(128);
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(trial.tokenRequests).toBe(1);
});

test("another person's sign-in in another tab drops the first person's data", async ({
  context,
  signedIn,
  trial,
}) => {
  const other = await open(context, trial);
  await context.clearCookies();
  await other.evaluate(() => window.revisit.signIn());
  await other.getByLabel("User name").fill("bo");
  await other.getByLabel("Password").fill("demo");
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect.poll(() => signedIn.evaluate(() => window.revisit.cleared)).toBe(1);
  expect(await signedIn.evaluate(() => window.revisit.state())).toMatchObject({ user: { subject: "bo" } });
});
