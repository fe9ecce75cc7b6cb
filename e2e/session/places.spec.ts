import { startTrialServer } from "./server.ts";
import { expect, open, ready, setClock, signIn, test } from "./trial.ts";

test("a provider on another site signs in, renews, and is asked without a password, although its cookies are third-party", async ({
  context,
}) => {
  const trial = await startTrialServer({ crossSite: true });
  try {
    const page = await open(context, trial, "/#view");
    await signIn(page);
    await setClock([page], 1);
    expect(await page.evaluate(() => window.revisit.read())).toBe(200);
    await setClock([page], 2);
    trial.faults.push({ kind: "lost-reply" });
    await page.evaluate(() => void window.revisit.token().catch(() => undefined));
    await expect
      .poll(async () => page.evaluate(() => window.revisit.read()).catch(() => "leaving"))
      .toBe(200);
    await ready(page);
    expect(page.url()).toBe(`${trial.origin}/#view`);
  } finally {
    await trial.close();
  }
});
