/** The last part of a URL's path: how messages call a file. */
export function fileName(url: string): string {
  const path = url.replace(/[?#].*$/s, "").replace(/\/+$/, "");
  const name = path.slice(path.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(name) || url;
  } catch {
    return name;
  }
}
