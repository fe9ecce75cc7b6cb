import { HOSTILE_ANSWERS } from "../../src/catalogue/testing/hostile-answers.ts";
import { BAD_MANNERS, type Misbehaviour } from "../../src/catalogue/testing/misbehaviours.ts";
import { expect, test } from "../support/fixtures.ts";
import { misbehavingServices, pathOf } from "../support/misbehaving-server.ts";

const INVALID_BEARER = "answers 401 to an invalid bearer";
const services: Readonly<Record<string, Misbehaviour>> = {
  ...BAD_MANNERS,
  ...HOSTILE_ANSWERS,
  // Anonymously it is a catalogue like any other.
  [INVALID_BEARER]: { manners: {}, dates: 3 },
};

/** As a configuration has it. */
function catalogueFor(name: string, far: string): Readonly<Record<string, unknown>> {
  const catalogue = {
    id: pathOf(name).slice(1, -1),
    title: `The service that ${name}`,
    url: `${far}${pathOf(name)}`,
  };
  return name === INVALID_BEARER ? { ...catalogue, provider: "far", signedSearch: true } : catalogue;
}

test("every misbehaving service gives results, or a sentence that says what is wrong", async ({
  page,
  serve,
  watch,
}) => {
  test.setTimeout(240_000);
  watch.allow(/Failed to load resource|CORS|ERR_FAILED/);
  const authorized: string[] = [];
  const answer = misbehavingServices(services);
  const far = await serve({
    intercept: (request, response) => {
      const { authorization } = request.headers;
      if (authorization === undefined) return answer(request, response);
      authorized.push(authorization);
      response.writeHead(401, { "Access-Control-Allow-Origin": "*" }).end();
      return true;
    },
  });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const home = await serve({
    configuration: {
      catalogues: Object.keys(services).map((name) => catalogueFor(name, far.origin)),
      providers: [{ id: "far", title: "Far accounts", kind: "token", origins: [far.origin] }],
      basemaps: [{ id: "offline", title: "Outlines", kind: "offline" }],
    },
  });
  const panel = page.getByRole("tabpanel");
  const linkTo = (name: string, bbox: readonly number[] = [5, 51, 6, 52], more = ""): string =>
    `#catalogue=${pathOf(name).slice(1, -1)}&collection=c&bbox=${bbox.join(",")}&from=2025-06-01&to=2025-06-30${more}`;
  await page.goto(home.origin);

  for (const [name, { bbox, clouds, dates, says }] of Object.entries(services)) {
    await test.step(name, async () => {
      const link = linkTo(name, bbox, clouds ? "&cloud=40" : "");
      await page.evaluate((hash) => (location.hash = hash), link);
      const count = page
        .getByRole("status")
        .filter({ hasText: dates === 1 ? /^1 date\b/ : `${dates} dates` });
      if (dates > 0) await expect(count, name).toBeVisible({ timeout: 30_000 });
      else {
        const nothing = /The search did not work|Nothing matches/;
        await expect(panel, name).toContainText(nothing, { timeout: 30_000 });
      }
      if (says === undefined) return;
      const about = page.getByRole("button", { name: "About this service" });
      const told = panel.or(page.getByRole("region", { name: "Messages" }));
      await expect(about.or(told.filter({ hasText: says })).first(), name).toBeVisible();
      if ((await about.count()) > 0) await about.click();
      await expect(told.filter({ hasText: says }).first(), name).toBeVisible();
    });
  }

  await test.step("a day that does not exist is named, and nothing is asked for it", async () => {
    const link = linkTo("repeats ids").replace("2025-06-01", "2025-99-99");
    await page.evaluate((hash) => (location.hash = hash), link);
    await expect(page.getByRole("region", { name: "Messages" })).toContainText("2025-99-99");
  });

  await test.step("a token that is refused does not keep a person from a public catalogue", async () => {
    await page.evaluate((hash) => (location.hash = hash), linkTo(INVALID_BEARER));
    await page.getByRole("banner").getByRole("button", { name: "Sign in" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").first().fill("not-a-token-of-theirs");
    await dialog.getByRole("button", { name: /^(Sign in|Use)/ }).click();
    await expect.poll(() => authorized.length).toBeGreaterThan(0);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("status").filter({ hasText: "3 dates" })).toBeVisible();
  });

  expect(await page.evaluate(() => "hacked" in window || "polluted" in {})).toBe(false);
  const origins = new Set(asked.filter((url) => url.startsWith("http")).map((url) => new URL(url).origin));
  expect([...origins].toSorted()).toEqual([far.origin, home.origin].toSorted());
});
