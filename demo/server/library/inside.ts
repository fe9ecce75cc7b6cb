import { realpath } from "node:fs/promises";
import { isAbsolute, relative, resolve, sep } from "node:path";

/**
 * The real path of a file inside a folder.
 * @param root real path of the folder.
 * @param path relative, with `/` between its parts, as in a URL after decoding.
 * @returns undefined when it does not exist or when it leads outside, by `..`, by an absolute path or
 * by a symbolic link.
 */
export async function realPathInside(root: string, path: string): Promise<string | undefined> {
  if (path.includes("\0") || isAbsolute(path)) return undefined;
  const wanted = resolve(root, path);
  if (!isInside(root, wanted)) return undefined;
  try {
    const real = await realpath(wanted);
    return isInside(root, real) ? real : undefined;
  } catch {
    return undefined;
  }
}

export function isInside(root: string, path: string): boolean {
  const steps = relative(root, path);
  return steps !== "" && steps !== ".." && !steps.startsWith(`..${sep}`) && !isAbsolute(steps);
}

/** The way from a folder to a file inside it, with `/` between the parts on every system. */
export function pathWithin(root: string, path: string): string {
  return relative(root, path).split(sep).join("/");
}
