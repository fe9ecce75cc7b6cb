import type { Page } from "@playwright/test";

/**
 * Texts that are cut off without an ellipsis, texts beside the window, and boxes that scroll sideways. Each as a line
 * that says what and by how many CSS pixels.
 */
export function layoutFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const tell = (fault: string, element: Element, pixels: number): void => {
      const text = (element.textContent ?? "").trim().slice(0, 40);
      found.push(`${fault} by ${Math.round(pixels)} px: <${element.localName}> ${text}`);
    };
    for (const element of document.querySelectorAll("#app *:not(svg *)")) {
      const { overflowX } = getComputedStyle(element);
      const sideways = element.scrollWidth - element.clientWidth;
      // A table of numbers has as many columns as it has: it alone may be wider than its box.
      const holdsTable = element.firstElementChild?.localName === "table";
      if ((overflowX === "auto" || overflowX === "scroll") && sideways > 0 && !holdsTable) {
        tell("scrolls sideways", element, sideways);
      }
      const isText = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
      if (!isText || !element.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(element);
      const text = range.getBoundingClientRect();
      for (let box: Element | null = element; box !== null; box = box.parentElement) {
        const style = getComputedStyle(box);
        // Hidden from eyes on purpose, or scrolled by hand.
        if (style.clipPath !== "none" || style.overflowX === "auto" || style.textOverflow === "ellipsis")
          break;
        if (style.position === "fixed") {
          const beside = Math.max(text.right - innerWidth, -text.left);
          if (beside > 1) tell("lies beside the window", element, beside);
          break;
        }
        const cut = text.right - box.getBoundingClientRect().right;
        if (style.overflowX === "hidden" && cut > 1) tell("is cut off", element, cut);
        if (style.overflowX === "hidden") break;
      }
    }
    return [...new Set(found)];
  });
}
