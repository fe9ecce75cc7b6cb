import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { NATIVE_CAMERA } from "../data/places.ts";
import type { Action, BenchPage } from "./bench-page.ts";
import type { Scenes } from "./scenarios.ts";

/** Long enough for anything still on its way to show. */
const AFTERMATH = 1500;

/**
 * Does everything once and compares the picture at the moment a candidate calls complete with the one
 * a while later.
 * @param keep where the pictures go, if anywhere
 * @returns the actions after which it still changed
 */
export async function checkDrawn(
  page: BenchPage,
  { large, dates }: Scenes,
  keep: { readonly folder: string; readonly who: string } | undefined,
): Promise<string[]> {
  const actions: Action[] = [
    { do: "open", scene: large },
    { do: "recolour" },
    ...[...dates.slice(0, 2), large].map((scene): Action => ({ do: "show", scene })),
    { do: "pan" },
  ];
  const changed: string[] = [];
  await page.prepare(NATIVE_CAMERA);
  for (const [index, action] of actions.entries()) {
    await page.measure(action);
    const atOnce = await page.screenshot();
    await wait(AFTERMATH);
    const later = await page.screenshot();
    if (!atOnce.equals(later)) changed.push(action.do);
    if (!keep) continue;
    await mkdir(keep.folder, { recursive: true });
    await writeFile(join(keep.folder, `${keep.who}-${index}-${action.do}.png`), later);
  }
  return changed;
}
