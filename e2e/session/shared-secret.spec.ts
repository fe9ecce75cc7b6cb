import { configurationOf, openAccount, view } from "../kinds/far.ts";
import { client, GrantsProvider } from "../kinds/grants.ts";
import { expect, test } from "../support/fixtures.ts";
import type { Page } from "../support/fixtures.ts";
import { shownSlices } from "../support/slices.ts";
import { storedText } from "../support/tokens/stored.ts";

declare global {
  interface Window {
    /** What other tabs have told this one. */
    heard: string[];
  }
}

test("one tab has the client secret, every tab has tokens, and a closed one is told of", async ({
  context,
  page: holder,
  serve,
  watch,
}) => {
  watch.allow(/401/);
  await context.addInitScript(() => {
    window.heard = [];
    window.BroadcastChannel = class extends BroadcastChannel {
      constructor(name: string) {
        super(name);
        this.addEventListener("message", ({ data }: MessageEvent) => window.heard.push(JSON.stringify(data)));
      }
    };
  });
  const grants = new GrantsProvider(40);
  let tokenRequests = 0;
  const far = await serve({
    intercept: (request, response) => {
      if (request.method === "POST" && request.url === "/grants/token") tokenRequests++;
      return grants.intercept(request, response);
    },
  });
  grants.mount(far.origin);
  const provider = { kind: "client-credentials", tokenEndpoint: `${far.origin}/grants/token` };
  const home = await serve({ configuration: configurationOf(far.origin, provider) });
  const address = `${home.origin}/${view}`;
  const other = await context.newPage();
  const asked: string[] = [];
  other.on("request", (request) => void asked.push(request.url()));
  await Promise.all([holder.goto(address), other.goto(address)]);
  const signedIn = (page: Page) =>
    page.getByRole("banner").getByRole("button", { name: `Account: signed in as ${client.id}` });
  const dialogOf = (page: Page) => page.getByRole("dialog");
  const type = async (page: Page) => {
    await dialogOf(page).getByLabel("Client id").fill(client.id);
    await dialogOf(page).getByLabel("Client secret").fill(client.secret);
    await dialogOf(page)
      .getByRole("button", { name: /^Sign in/ })
      .click();
  };

  await test.step("a sign-in in one tab is one for the other, which reads files with its token", async () => {
    await openAccount(holder);
    await type(holder);
    await expect(dialogOf(holder)).toContainText(/The client secret was typed in this tab at \d\d:\d\d/);
    await expect(signedIn(other)).toBeVisible();
    await other.bringToFront();
    await expect
      .poll(async () => (await shownSlices(other)).at(-1)?.bytes, { timeout: 30_000 })
      .toBeGreaterThan(0);
    await signedIn(other).click();
    await expect(dialogOf(other)).toContainText(/The client secret was typed in another tab at \d\d:\d\d/);
  });

  await test.step("renewals are made by the tab that has the secret", async () => {
    const before = tokenRequests;
    await expect(async () => {
      await other.evaluate(() => window.dispatchEvent(new Event("online")));
      expect(tokenRequests).toBeGreaterThan(before);
    }).toPass({ intervals: [1_000] });
    await expect(dialogOf(other)).toContainText(/\d\d:\d\d: renewed/);
    await expect(dialogOf(other).getByRole("alert")).toHaveCount(0);
    expect(asked.filter((url) => url.includes("/grants/token"))).toEqual([]);
  });

  await test.step("the secret is in no storage, message or page of the other tab, and tokens are in no storage", async () => {
    const heard = await other.evaluate(() => window.heard.join());
    expect(heard).toContain("accessToken");
    const stored = await storedText(other);
    for (const text of [heard, stored, await other.content()]) expect(text).not.toContain(client.secret);
    expect(stored).not.toContain("accessToken");
  });

  await test.step("a tab that is opened later has tokens, too", async () => {
    const late = await context.newPage();
    await late.goto(address);
    await expect(signedIn(late)).toBeVisible();
    await late.close();
  });

  await test.step("when its tab is closed, the other says so, and can take its place", async () => {
    await holder.close();
    await expect(dialogOf(other).getByRole("alert")).toContainText(
      `The tab in which the client secret of “${client.id}” was typed for Far accounts is closed`,
    );
    await type(other);
    await expect(dialogOf(other)).toContainText(/The client secret was typed in this tab at \d\d:\d\d/);
    await expect(dialogOf(other).getByRole("alert")).toHaveCount(0);
  });
});
