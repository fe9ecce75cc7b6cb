import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./support/fixtures.ts";
import type { Page } from "./support/fixtures.ts";
import { layoutFaults } from "./support/layout.ts";
import { waitForSlice } from "./support/slices.ts";
import { useWideFont } from "./support/wide-font.ts";

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

const laptop = { name: "a laptop", width: 1440, height: 900 };
const phone = { name: "a phone", width: 390, height: 844 };

/** Every colour scheme on every screen; and each of them once with a font that takes more room. */
const walks = [
  { screen: laptop, colorScheme: "light", wide: false },
  { screen: laptop, colorScheme: "dark", wide: false },
  { screen: phone, colorScheme: "light", wide: false },
  { screen: phone, colorScheme: "dark", wide: false },
  { screen: laptop, colorScheme: "light", wide: true },
  { screen: phone, colorScheme: "dark", wide: true },
] as const;

for (const { screen, colorScheme, wide } of walks) {
  const title = `axe finds nothing on ${screen.name} in ${colorScheme} colours${wide ? " with a wide font" : ""}`;
  test(title, async ({ page, demo }) => {
    // Three looks at everything that is there.
    test.slow();
    const { width, height } = screen;
    if (wide) await useWideFont(page);
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height });
    await page.goto(demo.origin);
    await waitForSlice(page);
    const expectSound = async () => {
      expect(await violations(page)).toEqual([]);
      expect(await layoutFaults(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    };
    await expectSound();
    const panels = page.getByRole("navigation", { name: "Search and layer" });
    if (await panels.isVisible()) {
      await panels.getByRole("button", { name: "Search" }).click();
      await page.getByRole("button", { name: "Change the search" }).click();
      await expect(page.getByRole("spinbutton", { name: "year, From" })).toBeVisible();
      await expectSound();
    }
    await page.getByRole("tab", { name: "Layer" }).click();
    await expect(page.getByRole("option", { name: "viridis" })).toBeVisible();
    await expectSound();
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
