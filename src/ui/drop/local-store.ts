import { createStore, type StoreApi } from "zustand/vanilla";
import { localCatalogue } from "../../config/unlisted.ts";
import type { CatalogueConfig, Config } from "../../config/types.ts";
import { localAddress, type LocalFiles, type LocalFolder } from "../../http/local-files.ts";

/** Scenes that are being looked through. */
export interface LocalReading {
  readonly title: string;
  readonly done: number;
  /** Nought until it is known. */
  readonly all: number;
  readonly stop: () => void;
}

export interface LocalState {
  /** What was dropped and is open, the oldest first. */
  readonly catalogues: readonly CatalogueConfig[];
  readonly reading: LocalReading | null;
}

/** Catalogues of this computer: made by dropping, gone with the page. */
export interface LocalStore extends Pick<StoreApi<LocalState>, "getState" | "getInitialState" | "subscribe"> {
  readonly files: LocalFiles;
  /** @param root path in the folder of the document that is its root */
  readonly open: (folder: LocalFolder, root: string, title: string) => CatalogueConfig;
  readonly close: (catalogue: CatalogueConfig) => void;
  readonly setReading: (reading: LocalReading | null) => void;
}

/** @param onFiles called when the files that may be read are others */
export function createLocalStore(
  config: Pick<Config, "site" | "otherCatalogues">,
  files: LocalFiles,
  onFiles: (files: ReadonlyMap<string, Blob>) => void,
): LocalStore {
  const { getState, getInitialState, setState, subscribe } = createStore<LocalState>(() => ({
    catalogues: [],
    reading: null,
  }));
  return {
    getState,
    getInitialState,
    subscribe,
    files,
    open: (folder, root, title) => {
      const catalogue = localCatalogue(localAddress(files.add(folder), root), title, config);
      onFiles(files.all());
      setState(({ catalogues }) => ({ catalogues: [...catalogues, catalogue] }));
      return catalogue;
    },
    close: ({ id }) => {
      files.remove(id);
      onFiles(files.all());
      setState(({ catalogues }) => ({ catalogues: catalogues.filter((one) => one.id !== id) }));
    },
    setReading: (reading) => setState({ reading }),
  };
}
