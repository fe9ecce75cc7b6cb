import { MOST_FILES } from "./limits.ts";
import type { DroppedFile } from "./read-drop.ts";
import { tooLarge } from "./problems.ts";

/** As much of the File and Directory Entries API as is used; not every browser's types have it. */
type Entry = FileSystemEntry;

/**
 * The files of a drop, those in folders by their paths. To be called while the event is handled: afterwards a browser
 * has forgotten what was dropped.
 */
export function droppedFiles({ items, files }: DataTransfer): Promise<readonly DroppedFile[]> {
  const entries = [...items].flatMap((item) => (item.kind === "file" ? (item.webkitGetAsEntry() ?? []) : []));
  if (entries.length === 0) return Promise.resolve([...files].map((file) => ({ path: file.name, file })));
  return filesBelow(entries);
}

async function filesBelow(entries: readonly Entry[]): Promise<readonly DroppedFile[]> {
  const found: DroppedFile[] = [];
  const queue = [...entries];
  for (let entry = queue.shift(); entry !== undefined; entry = queue.shift()) {
    if (isFile(entry)) found.push({ path: entry.fullPath.replace(/^\/+/, ""), file: await fileOf(entry) });
    else if (isFolder(entry)) queue.push(...(await childrenOf(entry)));
    if (found.length > MOST_FILES) {
      const most = MOST_FILES.toLocaleString("en");
      throw tooLarge("What was dropped", `has more than ${most} files`, "Drop a part of it.");
    }
  }
  return found;
}

function isFile(entry: Entry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: Entry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A reader gives a folder in portions of up to a hundred, and an empty one at the end. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly Entry[]> {
  const reader = folder.createReader();
  const children: Entry[] = [];
  for (;;) {
    const some = await new Promise<Entry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return children.filter(({ name }) => !name.startsWith("."));
    children.push(...some);
  }
}
