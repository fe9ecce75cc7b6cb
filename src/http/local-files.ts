/**
 * Files of this computer by address, so that everything that reads files reads them, too. No server can have such an
 * address: the top-level domain is reserved (RFC 6761, 6.4).
 */
const LOCAL_HOST = /^https:\/\/[0-9a-f-]+\.file\.invalid\//;

export function isLocalAddress(url: string): boolean {
  return LOCAL_HOST.test(url);
}

/** What a person dropped at one time: files by their path in it, such as "items/a.json". */
export type LocalFolder = ReadonlyMap<string, Blob>;

/** The files that a person has dropped onto the page. They are read where they are, and stay until they are closed. */
export class LocalFiles {
  readonly #files: Map<string, Blob>;

  /** @param files as `all` of another one gives them: those of the page, in a worker */
  constructor(files: ReadonlyMap<string, Blob> = new Map()) {
    this.#files = new Map(files);
  }

  /** @returns the address of the folder, which ends with "/" */
  add(folder: LocalFolder): string {
    const address = `https://${crypto.randomUUID()}.file.invalid/`;
    for (const [path, file] of folder) this.#files.set(address + path, file);
    return address;
  }

  /** @param address of the folder, or of any file in it */
  remove(address: string): void {
    const { origin } = new URL(address);
    for (const key of this.#files.keys()) if (key.startsWith(`${origin}/`)) this.#files.delete(key);
  }

  get(url: string): Blob | undefined {
    return this.#files.get(keyOf(url));
  }

  /** Everything that is there now. */
  all(): ReadonlyMap<string, Blob> {
    return new Map(this.#files);
  }

  /** `fetch` that answers local addresses here and hands on the others. */
  fetching(fetch: (url: string, init?: RequestInit) => Promise<Response>): typeof fetch {
    return async (url, init) => {
      if (!isLocalAddress(url)) return await fetch(url, init);
      init?.signal?.throwIfAborted();
      const file = this.get(url);
      return file === undefined ? new Response(null, { status: 404 }) : new Response(file);
    };
  }
}

/** The address of a file in a folder; the parts of its path may hold any characters. */
export function localAddress(folder: string, path: string): string {
  return folder + path.split("/").map(encodeURIComponent).join("/");
}

/** What is written with percent signs in one place and without in another is one file. */
function keyOf(url: string): string {
  const { origin, pathname } = new URL(url);
  try {
    return origin + decodeURIComponent(pathname);
  } catch {
    return origin + pathname;
  }
}
