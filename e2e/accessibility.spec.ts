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

const screens = [
  { name: "a laptop", width: 1440, height: 900 },
  { name: "a phone", width: 390, height: 844 },
];

for (const { name, width, height } of screens) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const font of ["the application's font", "a wide font"]) {
      test(`axe finds nothing on ${name} in ${colorScheme} colours with ${font}`, async ({ page, demo }) => {
        if (font === "a wide font") await useWideFont(page);
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
        if (await panels.isVisible()) await panels.getByRole("button", { name: "Search" }).click();
        const form = page.getByRole("button", { name: "Change the search" });
        if (await form.isVisible()) await form.click();
        await expect(page.getByRole("spinbutton", { name: "year, From" })).toBeVisible();
        await expectSound();
        await page.getByRole("tab", { name: "Layer" }).click();
        await expect(page.getByRole("option", { name: "viridis" })).toBeVisible();
        await expectSound();
      });
    }
  }
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
