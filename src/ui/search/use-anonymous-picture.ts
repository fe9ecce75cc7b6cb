import { UNCACHED } from "../../http/request-init.ts";
import type { Network } from "../../http/environment.ts";
import { useEffect, useState } from "react";
import { useServices } from "../services.ts";

/** A thumbnail of 44 × 36 pixels: what is larger was not made to be one. */
const LARGEST = 4 * 1024 * 1024;
const DEADLINE_MS = 20_000;

/**
 * The address of a picture as an `img` may have it. One of an unlisted catalogue, or found by a signed search,
 * is fetched first: the element itself would send the cookies of the server it lies on, may not go everywhere
 * under the policy of the page, and lets the browser keep the picture when the person has signed out.
 * @param isolated whether it is fetched so
 * @returns undefined until the picture is there; null when it cannot be shown
 */
export function useAnonymousPicture(src: string | undefined, isolated: boolean): string | undefined | null {
  const { files } = useServices().local;
  const [picture, setPicture] = useState<{ readonly of: string; readonly address: string | null }>();
  useEffect(() => {
    if (src === undefined || !isolated) return undefined;
    const controller = new AbortController();
    let address: string | undefined;
    fetchPicture(src, files.fetching(fetch), controller.signal)
      .then((blob) => {
        if (controller.signal.aborted) return;
        address = URL.createObjectURL(blob);
        setPicture({ of: src, address });
      })
      .catch(() => {
        if (!controller.signal.aborted) setPicture({ of: src, address: null });
      });
    return () => {
      controller.abort();
      if (address !== undefined) URL.revokeObjectURL(address);
    };
  }, [src, isolated, files]);
  if (!isolated) return src;
  return picture?.of === src ? picture?.address : undefined;
}

async function fetchPicture(src: string, ask: Network["fetch"], signal: AbortSignal): Promise<Blob> {
  const response = await ask(src, {
    ...UNCACHED,
    signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]),
  });
  const type = response.headers.get("content-type") ?? "";
  const length = Number(response.headers.get("content-length") ?? 0);
  const usable = response.ok && /^image\/(?:jpe?g|png|webp|gif)/.test(type) && length <= LARGEST;
  if (!usable || response.body === null) {
    await response.body?.cancel();
    throw new Error("no picture");
  }
  return new Blob(await limited(response.body), { type });
}

async function limited(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>[]> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = body.getReader();
  for (let bytes = 0; ;) {
    const { value, done } = await reader.read();
    if (done) return parts;
    bytes += value.byteLength;
    if (bytes > LARGEST) {
      await reader.cancel();
      throw new Error("too large");
    }
    parts.push(value);
  }
}
