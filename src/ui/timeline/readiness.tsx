import { createContext, type ReactNode, useContext, useState } from "react";
import { type StoreApi, useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { MapEvents } from "../../map/types.ts";
import { useMapListener } from "../hooks/use-map-event.ts";

type Readiness = MapEvents["readiness"];

const ReadinessContext = createContext<StoreApi<Readiness> | null>(null);

/** Listens to how far the slices are loaded, which changes many times a second while a date loads. */
export function ReadinessProvider({ children }: { readonly children: ReactNode }) {
  const [store] = useState(() => createStore<Readiness>(() => new Map()));
  useMapListener("readiness", (readiness) => store.setState(readiness, true));
  return <ReadinessContext value={store}>{children}</ReadinessContext>;
}

/** A part of the readiness of slices, by their ids; the component renders again only when that part changes. */
export function useReadiness<Part>(select: (readiness: Readiness) => Part): Part {
  const store = useContext(ReadinessContext);
  if (store === null) throw new Error("useReadiness is used outside of its provider.");
  return useStore(store, select);
}
