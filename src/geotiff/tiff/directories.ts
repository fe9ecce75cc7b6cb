import { readDirectory, type Directory } from "./directory.ts";
import type { FileHeader } from "./file-header.ts";
import type { HeaderReader } from "./header-reader.ts";
import type { TiffLimits } from "./limits.ts";
import { formatError, isAboutTheFile } from "./problems.ts";

/**
 * The chain of directories. The first has to be right; from the second on, what cannot be read ends
 * the chain with a warning, for the main image can still be shown without its overviews.
 */
export async function readDirectories(
  reader: HeaderReader,
  header: FileHeader,
  limits: TiffLimits,
  warnings: string[],
  signal?: AbortSignal,
): Promise<Directory[]> {
  if (header.firstDirectory === 0) throw formatError(reader.url, "The file has no image.");
  const directories: Directory[] = [];
  const seen = new Set<number>();
  let offset = header.firstDirectory;
  while (offset !== 0) {
    if (seen.has(offset)) {
      warnings.push("The file's directories form a loop; what follows was ignored.");
      break;
    }
    if (directories.length === limits.directories) {
      warnings.push(`The file has more than ${limits.directories} directories; the rest was ignored.`);
      break;
    }
    seen.add(offset);
    try {
      const directory = await readDirectory(reader, header, offset, limits, signal);
      directories.push(directory);
      offset = directory.next;
    } catch (error) {
      if (directories.length === 0 || !isAboutTheFile(error)) throw error;
      warnings.push("A later directory of the file cannot be read; overviews may be missing.");
      break;
    }
  }
  return directories;
}
