import { useCallback } from "react";
import { namedBy } from "../../../measure/places/named.ts";
import type { ReadPlaces } from "../../../measure/places/types.ts";
import { useServices } from "../../services.ts";
import { useAddPlaces } from "./use-add-places.ts";

/** Makes places of what was read of a file or a text, and tells what was left out of it. */
export function useTakeRead(): (read: ReadPlaces) => void {
  const { notices } = useServices();
  const add = useAddPlaces();
  return useCallback(
    (read) => {
      add(namedBy(read, read.nameColumn));
      for (const message of read.warnings) notices.add({ kind: "format", message });
    },
    [add, notices],
  );
}
