import { describe, expect, it } from "vitest";
import { parseConfig } from "../../config/parse.ts";
import { defaultView } from "../../view/default-view.ts";
import type { View } from "../../view/types.ts";
import { createForeignStore } from "./foreign-store.ts";

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
  it("is asked for a foreign catalogue, and never for a configured one", () => {
    const store = createForeignStore(CONFIG, undefined);
    expect(store.admits(view("sample"))).toBe(true);
    expect(store.admits(view(ADDRESS))).toBe(false);
  });

  it("holds for that very address, and for the next page of the tab", () => {
    const storage = new FakeStorage();
    const store = createForeignStore(CONFIG, storage);
    store.ask({ view: view(ADDRESS), by: "link" });
    store.agree();
    for (const current of [store, createForeignStore(CONFIG, storage)]) {
      expect(current.admits(view(ADDRESS))).toBe(true);
      expect(current.admits(view(`${ADDRESS}other`))).toBe(false);
    }
  });

  it("is nothing when the question was refused; the view is kept for a second thought", () => {
    const storage = new FakeStorage();
    const store = createForeignStore(CONFIG, storage);
    store.ask({ view: view(ADDRESS), by: "link" });
    store.refuse();
    expect(store.admits(view(ADDRESS))).toBe(false);
    expect(store.getState()).toMatchObject({ question: null, refused: { catalogue: ADDRESS } });
    expect(storage.items.size).toBe(0);
  });

  it("is forgotten where the deployment has come to refuse other catalogues", () => {
    const storage = new FakeStorage();
    const store = createForeignStore(CONFIG, storage);
    store.ask({ view: view(ADDRESS), by: "person" });
    store.agree();
    const strict = createForeignStore({ ...CONFIG, otherCatalogues: "refuse" }, storage);
    expect(strict.admits(view(ADDRESS))).toBe(false);
  });

  it.each(["{", "{}", '["http://stac.example.net/"]', '["https://maps.example.org/x"]', '[7, "x"]'])(
    "is not what a storage says that holds %s",
    (text) => {
      const storage = new FakeStorage();
      storage.setItem("revisit:foreign-catalogues", text);
      expect(createForeignStore(CONFIG, storage).getState().agreed).toEqual([]);
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
    const store = createForeignStore(CONFIG, broken);
    store.ask({ view: view(ADDRESS), by: "link" });
    store.agree();
    expect(store.admits(view(ADDRESS))).toBe(true);
  });
});
