import type { LoggedRequest } from "../../demo/server/request-log.ts";
import { expect, test } from "../support/fixtures.ts";
import { shownSlices, waitForSlice } from "../support/slices.ts";
import { codeProvider, configurationOf, openAccount, slice, typePassword, view } from "./far.ts";

/** Short enough to be renewed while the test looks on. */
const accessTokenSeconds = 8;

test("tokens bound to a key go with a proof for each search and each range, through renewals and nonces", async ({
  page,
  serve,
  watch,
}) => {
  // The provider and the file server each ask for their nonce once before they give anything.
  watch.allow(/40[01]/);
  const seen: LoggedRequest[] = [];
  // This server checks every proof: method, address, token, time, key, its nonce, and that it is new.
  const far = await serve({
    signedSearch: true,
    asksNonce: true,
    accessTokenSeconds,
    onRequest: (logged) => seen.push(logged),
  });
  const home = await serve({
    configuration: configurationOf(
      far.origin,
      { ...codeProvider(far.origin), dpop: true },
      { signedSearch: true },
    ),
  });
  await page.goto(`${home.origin}/${view}`);
  await openAccount(page);
  await page.getByRole("dialog").getByRole("button", { name: "Sign in" }).click();
  await typePassword(page);
  expect((await waitForSlice(page, { slice })).bytes).toBeGreaterThan(0);

  const tokensSeen = () => new Set(carriers(seen).map(({ headers }) => headers.authorization));
  for (let step = 0; tokensSeen().size < 3 && step < 15; step += 1) {
    const after = (await shownSlices(page)).length;
    await page.keyboard.press("ArrowRight");
    await waitForSlice(page, { after });
  }
  expect(tokensSeen().size, "tokens that were renewed").toBeGreaterThanOrEqual(3);

  const carried = carriers(seen);
  expect(carried.filter(({ headers }) => !headers.authorization?.startsWith("DPoP "))).toEqual([]);
  expect(carried.some(({ method, url }) => method === "POST" && url.startsWith("/signed/stac/search"))).toBe(
    true,
  );
  expect(carried.some(({ url, status }) => url.endsWith(".tif") && status === 206)).toBe(true);
  const proofs = carried.map(({ headers }) => String(headers["dpop"]));
  expect(new Set(proofs).size, "each proof is used once").toBe(proofs.length);
  expect(seen.filter(({ url, method }) => url === "/oidc/token" && method === "POST")).not.toHaveLength(0);
  await expect(page.getByRole("region", { name: "Messages" })).not.toContainText(/sign|token|refus/i);

  // What was overheard is of no use to anybody else, not even with its proof.
  const overheard = carried.findLast(({ status, url }) => status === 206 && url.endsWith(".tif"));
  const { authorization = "", dpop = "" } = overheard?.headers ?? {};
  const file = `${far.origin}${overheard?.url}`;
  const asBearer = { authorization: authorization.replace("DPoP", "Bearer") };
  for (const headers of [asBearer, { authorization }, { authorization, dpop: String(dpop) }]) {
    expect((await fetch(file, { headers })).status).toBe(401);
  }
});

test("the key that tokens are bound to cannot be taken out of the browser", async ({
  page,
  serve,
  watch,
}) => {
  watch.allow(/401/);
  const far = await serve({});
  const provider = { ...codeProvider(far.origin), dpop: true };
  const home = await serve({ configuration: configurationOf(far.origin, provider) });
  await page.goto(`${home.origin}/${view}`);
  await openAccount(page);
  await page.getByRole("dialog").getByRole("button", { name: "Sign in" }).click();
  await typePassword(page);
  await expect(page.getByRole("banner").getByRole("button", { name: /Ada/ })).toBeVisible();
  const keys = await page.evaluate(async () => {
    const found: { extractable: boolean; exported: string }[] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      const open = indexedDB.open(name);
      await new Promise((resolve) => open.addEventListener("success", resolve));
      for (const store of open.result.objectStoreNames) {
        const all = open.result.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => all.addEventListener("success", resolve));
        for (const value of all.result as unknown[]) {
          if (typeof value !== "object" || value === null || !("privateKey" in value)) continue;
          const key = value.privateKey as CryptoKey;
          const exported = await crypto.subtle.exportKey("jwk", key).then(
            () => "yes",
            () => "no",
          );
          found.push({ extractable: key.extractable, exported });
        }
      }
    }
    return found;
  });
  expect(keys).toEqual([{ extractable: false, exported: "no" }]);
});

function carriers(seen: readonly LoggedRequest[]): LoggedRequest[] {
  return seen.filter(({ headers }) => headers.authorization !== undefined);
}
