import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./support/fixtures.ts";
import type { Page } from "./support/fixtures.ts";
import { layoutFaults } from "./support/layout.ts";
import { waitForSlice } from "./support/slices.ts";
import { wideFont } from "./support/wide-font.ts";

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

const laptop = { name: "a laptop", width: 1440, height: 900 };
const phone = { name: "a phone", width: 390, height: 844 };

/** Every colour scheme on every screen; and one of them with a font that takes more room. */
const walks = [
  { screen: laptop, looks: [{ colours: "light" }, { colours: "dark" }, { colours: "light", font: "wide" }] },
  { screen: phone, looks: [{ colours: "light" }, { colours: "dark" }, { colours: "dark", font: "wide" }] },
] as const;

for (const { screen, looks } of walks) {
  test(`axe finds nothing on ${screen.name}, in light and dark colours and with a wide font`, async ({
    page,
    demo,
  }) => {
    const { width, height } = screen;
    await page.setViewportSize({ width, height });
    const font = await wideFont(page);
    await page.goto(demo.origin);
    await waitForSlice(page);
    const expectSound = async (state: string) => {
      for (const look of looks) {
        const isWide = "font" in look;
        await test.step(`${state}, ${look.colours}${isWide ? ", wide" : ""}`, async () => {
          await page.emulateMedia({ colorScheme: look.colours });
          await font.use(isWide);
          expect(await violations(page)).toEqual([]);
          expect(await layoutFaults(page)).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        });
      }
      await font.use(false);
    };
    await expectSound("first slice");
    const panels = page.getByRole("navigation", { name: "Search and layer" });
    if (await panels.isVisible()) {
      await panels.getByRole("button", { name: "Search" }).click();
      await page.getByRole("button", { name: "Change the search" }).click();
      await expect(page.getByRole("spinbutton", { name: "year, From" })).toBeVisible();
      await expectSound("search");
    }
    await page.getByRole("tab", { name: "Layer" }).click();
    await expect(page.getByRole("option", { name: "viridis" })).toBeVisible();
    await expectSound("layer");
  });
}

test("everything can be reached and worked with the keyboard alone", async ({ page, demo }) => {
  await page.goto(demo.origin);
  await waitForSlice(page);
  const names: string[] = [];
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press("Tab");
    names.push(
      await page.evaluate(() => {
        const element = document.activeElement;
        return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
      }),
    );
  }
  for (const wanted of ["Skip to the map", "Share", "Zoom in", "Play", "Next date"]) {
    expect(
      names.some((name) => name.includes(wanted)),
      `${wanted} in ${names.join(" | ")}`,
    ).toBe(true);
  }
});
