import { act, useEffect } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Scene } from "../../catalogue/types.ts";
import { renderHeadless } from "../testing/headless-root.ts";
import { useRenewedAddresses } from "./use-renewed-addresses.ts";

const NOW = Date.parse("2025-06-01T12:00:00Z");

/** A scene whose file has an address that is signed until then, as Azure signs. */
function scene(minutes: number): Scene {
  const until = new Date(NOW + minutes * 60_000).toISOString().replace(".000", "");
  const href = `https://data.example.org/a.tif?se=${encodeURIComponent(until)}&sig=x`;
  return {
    id: "a",
    catalogue: "one",
    collection: "c",
    datetime: "2025-06-01T10:30:00Z",
    bbox: [5, 51, 6, 52],
    footprint: { type: "Polygon", coordinates: [] },
    assets: { a: { key: "a", href, roles: [], bands: [{}], projection: {}, protected: false } },
    synthetic: false,
  };
}

interface Asked {
  readonly query?: string;
  readonly scenes: readonly Scene[];
  readonly busy?: boolean;
}

let refetch: ReturnType<typeof vi.fn<() => Promise<void>>>;
let renewing: boolean;
let unmount: () => Promise<void>;
let render: (asked: Asked) => Promise<void>;

function Search({ query = "q", scenes, busy = false }: Asked) {
  const now = useRenewedAddresses(query, scenes, busy, refetch);
  useEffect(() => void (renewing = now), [now]);
  return null;
}

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW });
  refetch = vi.fn(() => Promise.resolve());
  const root = await renderHeadless(<Search scenes={[]} />);
  ({ unmount } = root);
  render = (asked) => root.render(<Search {...asked} />);
});
afterEach(async () => {
  await unmount();
  vi.useRealTimers();
});

const pass = (minutes: number) => act(() => vi.advanceTimersByTimeAsync(minutes * 60_000));

describe("signed addresses", () => {
  test("are asked for a minute before the first of them ends, once", async () => {
    await render({ scenes: [scene(60), scene(30)] });
    await pass(28.9);
    expect(refetch).not.toHaveBeenCalled();
    await pass(0.2);
    expect(refetch).toHaveBeenCalledTimes(1);
    expect(renewing).toBe(false);
    await pass(120);
    expect(refetch).toHaveBeenCalledTimes(1);
  });

  test("are asked for again as long as each answer has addresses that last longer", async () => {
    await render({ scenes: [scene(30)] });
    await pass(29.1);
    await render({ scenes: [scene(60)] });
    await pass(30);
    expect(refetch).toHaveBeenCalledTimes(2);
    // The same end: asking again would give the same.
    await render({ scenes: [scene(60)] });
    await pass(60);
    expect(refetch).toHaveBeenCalledTimes(2);
  });

  test("are not asked for while a search is under way, nor after the page has gone", async () => {
    await render({ scenes: [scene(30)], busy: true });
    await pass(40);
    expect(refetch).not.toHaveBeenCalled();
    await render({ scenes: [scene(90)] });
    await unmount();
    await pass(120);
    expect(refetch).not.toHaveBeenCalled();
  });

  test("are renewed for each query, whatever happened to the one before", async () => {
    await render({ scenes: [scene(30)] });
    await pass(29.1);
    await render({ query: "other", scenes: [scene(30)] });
    await pass(1);
    expect(refetch).toHaveBeenCalledTimes(2);
  });

  test("that are being renewed say so until the answer is there", async () => {
    let answer = (): void => undefined;
    refetch.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    await render({ scenes: [scene(30)] });
    await pass(29.1);
    expect(renewing).toBe(true);
    await act(async () => answer());
    expect(renewing).toBe(false);
  });
});
