import { configurationOf, openAccount, view } from "../kinds/far.ts";
import { GrantsProvider } from "../kinds/grants.ts";
import { expect, test } from "../support/fixtures.ts";
import { storedText } from "../support/tokens/stored.ts";

const person = { username: "ada", password: "another horse, another battery" };

test("the account panel tells renewals and their faults, starts them again, copies for other programs, and removes what is stored", async ({
  context,
  page,
  serve,
  watch,
}) => {
  watch.allow(/40[01]|503/);
  const grants = new GrantsProvider(10, person);
  let fault: { readonly status: number; readonly body: string } | undefined;
  const far = await serve({
    intercept: async (request, response) => {
      if (fault && request.method === "POST" && request.url === "/grants/token") {
        response.writeHead(fault.status, {
          "access-control-allow-origin": "*",
          "content-type": "application/json",
        });
        response.end(fault.body);
        return true;
      }
      return grants.intercept(request, response);
    },
  });
  grants.mount(far.origin);
  const provider = { kind: "password", authority: `${far.origin}/grants`, clientId: "public" };
  const home = await serve({ configuration: configurationOf(far.origin, provider) });
  await page.goto(`${home.origin}/${view}`);
  await openAccount(page);
  const dialog = page.getByRole("dialog");
  const signIn = async () => {
    await dialog.getByLabel("User name").fill(person.username);
    await dialog.getByLabel("Password").fill(person.password);
    await dialog.getByRole("button", { name: /^Sign in/ }).click();
    await expect(dialog).toContainText("Signed in");
  };
  /** Renewals begin when a token is asked for, or when the page comes back online. */
  const comeOnline = () => page.evaluate(() => window.dispatchEvent(new Event("online")));

  await test.step("the token: who issued it, for what, how long it lasts, and that it is opaque", async () => {
    await signIn();
    await expect(dialog).toContainText(`Issued by ${far.origin}/grants`);
    await expect(dialog).toContainText("Asked for: openid");
    await expect(dialog).toContainText("renewed by itself");
    await expect(dialog).toContainText("The token is opaque");
  });

  await test.step("a header for other programs is in the clipboard after a press, and nowhere else", async () => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await expect(page.getByRole("status").filter({ hasText: /\d dates/ })).toBeVisible();
    await dialog.getByText("Use elsewhere").click();
    await dialog.getByRole("button", { name: "Copy for GDAL" }).click();
    await expect(dialog).toContainText(
      /Copied for GDAL\. The authorisation header is a secret: it reads data in your name until .* UTC/,
    );
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const [, token = "", file = ""] =
      /GDAL_HTTP_HEADERS='Authorization: Bearer ([^']+)'[^]*'\/vsicurl\/([^']+)'/.exec(copied) ?? [];
    expect((await fetch(file, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
    expect(await page.content()).not.toContain(token);
    expect(page.url()).not.toContain(token);
    // The catalogue itself is searched without a sign-in, so its text has no header.
    await dialog.getByRole("button", { name: "Copy for curl" }).click();
    await expect(dialog).toContainText("Copied for curl.");
    expect(await page.evaluate(() => navigator.clipboard.readText())).not.toContain("Authorization");
    await dialog.getByRole("button", { name: "Copy the dates" }).click();
    await expect(dialog).toContainText(/\d dates copied\./);
    expect((await page.evaluate(() => navigator.clipboard.readText())).split("\n")).toContain("2025-06-12");
    await page.evaluate(() => navigator.clipboard.writeText(""));
  });

  await test.step("a renewal that was given up stays visible with its reason, and starts again at a press", async () => {
    fault = { status: 503, body: "" };
    const renew = dialog.getByRole("button", { name: "Try to renew now" });
    await expect(async () => {
      await comeOnline();
      await expect(renew).toBeVisible({ timeout: 5_000 });
    }).toPass();
    await expect(dialog.getByRole("alert")).toContainText("Last problem:");
    await expect(dialog).toContainText(/\d\d:\d\d: not renewed\. /);
    fault = undefined;
    await renew.click();
    await expect(dialog.getByRole("alert")).toHaveCount(0);
    await expect(dialog).toContainText(/\d\d:\d\d: renewed/);
  });

  await test.step("an ended session keeps its reason until it is forgotten", async () => {
    fault = { status: 400, body: JSON.stringify({ error: "invalid_grant" }) };
    const forget = dialog.getByRole("button", { name: "Forget this session" });
    await expect(async () => {
      await comeOnline();
      await expect(forget).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await expect(dialog.getByRole("alert")).toContainText("The session with Far accounts has ended.");
    fault = undefined;
    await forget.click();
    await expect(dialog).toContainText("Not signed in");
    expect(await storedText(page)).not.toContain(person.username);
  });

  await test.step("one button removes everything of the provider", async () => {
    await signIn();
    expect(await storedText(page)).toContain("refreshToken");
    await dialog.getByRole("button", { name: "Remove everything" }).click();
    await expect(dialog).toContainText("Not signed in");
    expect(await storedText(page)).not.toMatch(/refreshToken|far:/);
  });
});
