import { signedUntil } from "../../http/signed-until.ts";
import type { Asset, Scene } from "../../catalogue/types.ts";
import { sliceName } from "../../timeline/slice-name.ts";
import type { Slice } from "../../timeline/types.ts";

/** Whether an asset is a file that can be read here. */
export function isFile({ unreadable, roles }: Asset): boolean {
  return unreadable === undefined && !roles.includes("thumbnail");
}

/** The addresses of all files that a search found, as the catalogue gave them, each once, one per line. */
export function addressList(scenes: readonly Scene[]): {
  readonly text: string;
  readonly count: number;
  /** When the last of those that are signed ends, milliseconds since the epoch. */
  readonly signedUntil?: number;
} {
  const files = scenes.flatMap(({ assets }) => Object.values(assets).filter(isFile));
  const addresses = [...new Set(files.map(({ href }) => href))];
  const ends = addresses.map(signedUntil).filter((end) => end !== undefined);
  return {
    text: lines(addresses),
    count: addresses.length,
    ...(ends.length === 0 ? {} : { signedUntil: Math.max(...ends) }),
  };
}

/** The dates that a search found, in order of time: days, or minutes in UTC where a day has several steps. */
export function dateList(slices: readonly Slice[]): { readonly text: string; readonly count: number } {
  const dates = [...new Set(slices.map(sliceName))];
  return { text: lines(dates), count: dates.length };
}

function lines(items: readonly string[]): string {
  return items.map((item) => `${item}\n`).join("");
}
