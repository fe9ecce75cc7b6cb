import { describe, expect, it } from "vitest";
import { parseConfig } from "../../config/parse.ts";
import { defaultView } from "../../view/default-view.ts";
import type { View } from "../../view/types.ts";
import { createUnlistedStore } from "./unlisted-store.ts";

const CONFIG = parseConfig(
  { catalogues: [{ id: "sample", title: "Sample", url: "./stac" }] },
  "https://maps.example.org/",
);
const ADDRESS = "https://stac.example.net/";
const view = (catalogue: string): View => ({ ...defaultView(CONFIG), catalogue });

class FakeStorage {
  readonly items = new Map<string, string>();
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.items.set(key, value);
  }
}

describe("what the person agrees to", () => {
  it("is asked for an unlisted catalogue, and never for a configured one", () => {
    const store = createUnlistedStore(CONFIG, undefined);
    expect(store.admits(view("sample"))).toBe(true);
    expect(store.admits(view(ADDRESS))).toBe(false);
  });

  it("holds for that very address, and for the next page of the tab", () => {
    const storage = new FakeStorage();
    const store = createUnlistedStore(CONFIG, storage);
    store.ask({ view: view(ADDRESS), by: "link" });
    store.agree();
    for (const current of [store, createUnlistedStore(CONFIG, storage)]) {
      expect(current.admits(view(ADDRESS))).toBe(true);
      expect(current.admits(view(`${ADDRESS}other`))).toBe(false);
    }
  });

  it("is nothing when the question was refused; the view is kept for a second thought", () => {
    const storage = new FakeStorage();
    const store = createUnlistedStore(CONFIG, storage);
    store.ask({ view: view(ADDRESS), by: "link" });
    store.refuse();
    expect(store.admits(view(ADDRESS))).toBe(false);
    expect(store.getState()).toMatchObject({ question: null, refused: { catalogue: ADDRESS } });
    expect(storage.items.size).toBe(0);
  });

  it("is forgotten where the deployment has come to refuse other catalogues", () => {
    const storage = new FakeStorage();
    const store = createUnlistedStore(CONFIG, storage);
    store.ask({ view: view(ADDRESS), by: "person" });
    store.agree();
    const strict = createUnlistedStore({ ...CONFIG, otherCatalogues: "refuse" }, storage);
    expect(strict.admits(view(ADDRESS))).toBe(false);
  });

  it.each(["{", "{}", '["http://stac.example.net/"]', '["https://maps.example.org/x"]', '[7, "x"]'])(
    "is not what a storage says that holds %s",
    (text) => {
      const storage = new FakeStorage();
      storage.setItem("revisit:unlisted-catalogues", text);
      expect(createUnlistedStore(CONFIG, storage).getState().agreed).toEqual([]);
    },
  );

  it("lasts as long as the page where storage throws", () => {
    const broken = {
      getItem: () => {
        throw new Error("switched off");
      },
      setItem: () => {
        throw new Error("switched off");
      },
    };
    const store = createUnlistedStore(CONFIG, broken);
    store.ask({ view: view(ADDRESS), by: "link" });
    store.agree();
    expect(store.admits(view(ADDRESS))).toBe(true);
  });
});
