import type { ReadPlaces } from "../../../measure/places/types.ts";
import { requiredContext } from "../../required-context.ts";

/** The file or text whose features became places last. */
export interface Imported {
  readonly read: ReadPlaces;
  /** Ids of the places, in the order of the features. */
  readonly ids: readonly string[];
  /** The column that names them; null where they are numbered. */
  readonly column: string | null;
}

export interface LastImport {
  readonly imported: Imported | null;
  readonly setImported: (imported: Imported | null) => void;
}

export const [LastImportProvider, useLastImport] = requiredContext<LastImport>("useLastImport");
