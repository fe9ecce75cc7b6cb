import { expect, test } from "../support/fixtures.ts";
import type { Page, Serve } from "../support/fixtures.ts";
import { shownSlices } from "../support/slices.ts";
import { storedText } from "../support/tokens/stored.ts";
import { configurationOf, openAccount, view } from "./far.ts";
import { client, GrantsProvider, person } from "./grants.ts";

/** The application with a provider of one kind, opened and asked for its account panel. */
async function open(page: Page, serve: Serve, provider: (far: string) => Readonly<Record<string, unknown>>) {
  const grants = new GrantsProvider();
  const far = await serve({ intercept: grants.intercept });
  grants.mount(far.origin);
  const home = await serve({ configuration: configurationOf(far.origin, provider(far.origin)) });
  await page.goto(`${home.origin}/${view}`);
  await expect(page.getByRole("status").filter({ hasText: "36 dates" })).toBeVisible();
  await openAccount(page);
  return { grants, far: far.origin };
}

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  const dialog = page.getByRole("dialog");
  for (const [label, value] of Object.entries(fields))
    await dialog.getByLabel(label, { exact: true }).fill(value);
  await dialog.getByRole("button", { name: /^Sign in/ }).click();
}

async function expectDrawn(page: Page): Promise<void> {
  await expect
    .poll(async () => (await shownSlices(page)).at(-1)?.bytes, { timeout: 30_000 })
    .toBeGreaterThan(0);
}

test("a password is asked for, refused in words when it is wrong, and stored nowhere", async ({
  page,
  serve,
  watch,
  tokens,
}) => {
  watch.allow(/40[01]/);
  await open(page, serve, (far) => ({ kind: "password", authority: `${far}/grants`, clientId: "public" }));
  const dialog = page.getByRole("dialog");
  const wrong = "another password, mistyped";
  await fill(page, { "User name": person.username, Password: wrong });
  await expect(dialog.getByRole("alert").first()).toContainText(
    "Far accounts refused to issue a token (status 400)",
  );
  await expect(dialog.getByRole("alert").first()).toContainText("check the name and password");
  await expect(dialog.getByLabel("Password")).toHaveValue("");
  expect(await storedText(page)).not.toContain(wrong);

  await fill(page, { "User name": person.username, Password: person.password });
  await expect(dialog).toContainText("Signed in");
  await expectDrawn(page);
  expect(tokens.known("password")).toBeGreaterThanOrEqual(2);
  const stored = await storedText(page);
  // The session is kept for a reload, what it was got with is not.
  expect(stored).toContain("refreshToken");
  expect(stored).not.toContain(person.password);

  await page.reload();
  await expect(page.getByRole("banner").getByRole("button", { name: /ada/ })).toBeVisible();
  await expectDrawn(page);
});

test("a client id and its secret are refused in words when they are wrong, and stay in memory", async ({
  page,
  serve,
  watch,
  tokens,
}) => {
  watch.allow(/401/);
  await open(page, serve, (far) => ({ kind: "client-credentials", tokenEndpoint: `${far}/grants/token` }));
  const dialog = page.getByRole("dialog");
  await fill(page, { "Client id": client.id, "Client secret": "a-secret-mistyped-0123456789" });
  await expect(dialog.getByRole("alert").first()).toContainText(
    "Far accounts refused to issue a token (status 401)",
  );
  await expect(dialog.getByLabel("Client secret")).toHaveValue("");

  await fill(page, { "Client id": client.id, "Client secret": client.secret });
  await expect(dialog).toContainText("Signed in");
  await expectDrawn(page);
  expect(tokens.known("client secret")).toBeGreaterThanOrEqual(2);
  const stored = await storedText(page);
  expect(stored).not.toContain(client.secret);
  expect(stored).not.toContain("accessToken");

  await page.reload();
  await expect(page.getByRole("banner").getByRole("button", { name: "Sign in" })).toBeVisible();
});

test("a pasted token is used until it ends, with a warning before and words afterwards", async ({
  page,
  serve,
  watch,
  tokens,
}) => {
  watch.allow(/401/);
  const { grants, far } = await open(page, serve, () => ({ kind: "token" }));
  const paste = (token: string) => {
    grants.pasted.add(token);
    tokens.know({ kind: "access token", value: token, from: `${far}/` });
    return fill(page, { "Access token": token });
  };
  const dialog = page.getByRole("dialog");
  await fill(page, { "Access token": "not a token" });
  await expect(dialog.getByRole("alert").first()).toContainText("is not an access token for Far accounts");

  await paste(tokenFor("Ada", 600));
  await expect(dialog).toContainText("Ada");
  await expectDrawn(page);
  await expect(dialog.getByRole("alert")).toHaveCount(0);
  await dialog.getByRole("button", { name: /^Sign out( here)?$/ }).click();

  await paste(tokenFor("Ada", 12));
  await expect(dialog.getByRole("alert")).toContainText("ends in 1 minute and cannot be renewed");
  await expect(dialog.getByRole("alert")).toContainText("Paste a new one");
  await expect(dialog).toContainText("The pasted token for Far accounts has ended.", {
    timeout: 30_000,
  });
  await expect(dialog.getByLabel("Access token", { exact: true })).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("banner").getByRole("button", { name: "Sign in" })).toBeVisible();
});

/** A JWT that ends so many seconds from now; its signature belongs to no key. */
function tokenFor(name: string, seconds: number): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const exp = Math.round(Date.now() / 1000) + seconds;
  return `${part({ alg: "none" })}.${part({ sub: name, name, exp })}.c2lnbmF0dXJl`;
}
