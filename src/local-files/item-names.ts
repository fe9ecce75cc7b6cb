/** A file with what tells it from others. */
export interface NamedFile {
  readonly datetime: string;
  /** The name without dates and without its ending. */
  readonly rest: string;
  /** West, south, east, north in degrees. */
  readonly bbox: readonly number[];
}

/** What a band is called that needs no name. */
const ONLY = "data";
/** Bands of other resolutions end a pixel earlier or later; neighbouring tiles differ by all of their width. */
const SAME_PLACE_SHARE = 0.1;

/**
 * Gathers files into items: those of one instant and one place belong together, and what tells the names of such files
 * apart is what their bands are called. "S2_20250601_B04.tif" and "S2_20250601_B08.tif" are an item with B04 and B08.
 * @returns files by item and by key of the asset
 */
export function namesOf<File extends NamedFile>(
  files: readonly File[],
): ReadonlyMap<string, ReadonlyMap<string, File>> {
  const groups: File[][] = [];
  const byInstant = new Map<string, File[][]>();
  for (const file of files) {
    const known = byInstant.get(file.datetime) ?? [];
    byInstant.set(file.datetime, known);
    const group = known.find(([first]) => first !== undefined && isSamePlace(first.bbox, file.bbox));
    if (group) {
      group.push(file);
      continue;
    }
    const made = [file];
    known.push(made);
    groups.push(made);
  }
  const telling = tellingWords(groups);
  const items = new Map<string, Map<string, File>>();
  for (const group of groups) {
    const common = wordsOf(group[0]?.rest ?? "").filter((word) => !telling.has(word));
    const id = [...common, stamp(group[0]?.datetime ?? "")].join("_");
    const own = new Map<string, File>();
    for (const file of group) {
      const key =
        wordsOf(file.rest)
          .filter((word) => telling.has(word))
          .join("_") || ONLY;
      own.set(free(key, own), file);
    }
    items.set(free(id, items), own);
  }
  return items;
}

/** Words that some files of one group have and others of it have not. */
function tellingWords(groups: readonly (readonly NamedFile[])[]): ReadonlySet<string> {
  const telling = new Set<string>();
  for (const group of groups) {
    const words = group.map(({ rest }) => new Set(wordsOf(rest)));
    for (const own of words) {
      for (const word of own) if (!words.every((others) => others.has(word))) telling.add(word);
    }
  }
  return telling;
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
}

function isSamePlace(one: readonly number[], other: readonly number[]): boolean {
  const [west = 0, south = 0, east = 0, north = 0] = one;
  const spans = [east - west, north - south];
  return one.every(
    (edge, index) => Math.abs(edge - (other[index] ?? 0)) <= SAME_PLACE_SHARE * (spans[index % 2] ?? 0),
  );
}

/** The name, or the next one with a number that is not taken. */
function free(name: string, taken: ReadonlyMap<string, unknown>): string {
  if (!taken.has(name)) return name;
  let copy = 2;
  while (taken.has(`${name}_${copy}`)) copy += 1;
  return `${name}_${copy}`;
}

/** "2025-06-01T00:00:00.000Z" → "20250601", with the time where there is one. */
function stamp(datetime: string): string {
  const [day = "", time = ""] = datetime.replaceAll("-", "").replaceAll(":", "").slice(0, 15).split("T");
  return time === "000000" ? day : `${day}T${time}`;
}
