import { expect, test } from "../support/fixtures.ts";
import { shownSlices, waitForSlice } from "../support/slices.ts";
import { configurationOf, openAccount, slice, view } from "./far.ts";
import { doctor, freePort, hasLemonLdap, startLemonLdap } from "./lemonldap.ts";

const accessTokenSeconds = 8;

test("LemonLDAP::NG signs in and renews, although its issuer ends in a slash and no new refresh token comes", async ({
  page,
  serve,
  watch,
}) => {
  test.skip(!hasLemonLdap(), "LemonLDAP::NG is not installed");
  // Its page wants styles and scripts that a web server beside it would give.
  watch.allow(/401|javascript|static|MIME/);
  const port = await freePort();
  const authority = `http://127.0.0.1:${port}`;
  const tokens = new Map<string, Promise<boolean>>();
  let isValid = (_token: string) => Promise.resolve(false);
  const far = await serve({
    intercept: async (request) => {
      const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
      if (token === undefined || !request.url?.startsWith("/signed/assets/")) return false;
      if (!tokens.has(token)) tokens.set(token, isValid(token));
      if (await tokens.get(token)) request.url = request.url.replace(/^\/signed\//, "/open/");
      return false;
    },
  });
  const provider = { kind: "code", authority, clientId: "revisit", scope: "openid profile email" };
  const home = await serve({ configuration: configurationOf(far.origin, provider) });
  const lemonLdap = await startLemonLdap({ port, accessTokenSeconds, redirectUri: `${home.origin}/` });
  isValid = (token) => lemonLdap.isValidToken(token);
  const answers: Promise<Record<string, unknown>>[] = [];
  page.on("response", (response) => {
    const isToken = response.url().endsWith("/oauth2/token") && response.request().method() === "POST";
    if (isToken) answers.push(response.json() as Promise<Record<string, unknown>>);
  });
  try {
    expect(lemonLdap.issuer).toBe(`${authority}/`);
    await page.goto(`${home.origin}/${view}`);
    await openAccount(page);
    await page.getByRole("dialog").getByRole("button", { name: "Sign in" }).click();
    await page.locator("input[name=user]").fill(doctor.user);
    await page.locator("input[name=password]").fill(doctor.password);
    await page.locator("form button[type=submit]").first().click();
    await expect(
      page.getByRole("banner").getByRole("button", { name: new RegExp(doctor.name) }),
    ).toBeVisible();
    expect((await waitForSlice(page, { slice })).bytes).toBeGreaterThan(0);
    expect(page.url()).toContain(`slice=${slice}&opacity=0.9`);

    for (let step = 0; tokens.size < 2 && step < 15; step += 1) {
      const after = (await shownSlices(page)).length;
      await page.keyboard.press("ArrowRight");
      await waitForSlice(page, { after });
    }
    expect(tokens.size).toBeGreaterThanOrEqual(2);
    expect(await Promise.all(tokens.values())).not.toContain(false);
    const [first, ...renewals] = await Promise.all(answers);
    expect(first).toHaveProperty("refresh_token");
    expect(renewals.length).toBeGreaterThanOrEqual(1);
    for (const renewal of renewals) expect(renewal).not.toHaveProperty("refresh_token");
  } finally {
    await lemonLdap.close();
  }
});
