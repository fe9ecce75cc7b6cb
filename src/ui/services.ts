import type { QueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import type { StoreApi } from "zustand";
import type { Catalogues } from "../catalogue/catalogue.ts";
import type { Config } from "../config/types.ts";
import type { ClearService } from "../measure/clear/clear-service.ts";
import type { MyPlaces } from "../measure/places/my-places.ts";
import type { SeriesEngine } from "../measure/series/types.ts";
import type { MeasureStore } from "../measure/store.ts";
import type { MapView } from "../map/types.ts";
import type { Session } from "../session/types.ts";
import type { View } from "../view/types.ts";
import type { RasterEngine } from "../worker/types.ts";
import type { LocalStore } from "./drop/local-store.ts";
import type { ActivityStore } from "./activity.ts";
import type { UnlistedStore } from "./unlisted/unlisted-store.ts";
import type { PictureCache } from "./pictures/picture-cache.ts";
import type { NoticesStore } from "./notices/notices-store.ts";

/** What `main.ts` made before React started: objects that live as long as the page. */
export interface Services {
  readonly config: Config;
  readonly session: Session;
  readonly catalogues: Catalogues;
  /** What catalogues have answered. */
  readonly queries: QueryClient;
  readonly engine: RasterEngine;
  /** Reads the numbers of places through time. */
  readonly series: SeriesEngine;
  /** Reads how clear the searched outline is on each date. */
  readonly clear: ClearService;
  /** Small pictures of dates. */
  readonly pictures: PictureCache;
  /** Those of the second quantity, beside it. */
  readonly secondSeries: SeriesEngine;
  /** Changes what is measured, which is a part of the view. */
  readonly measure: MeasureStore;
  /** Places kept in this browser. */
  readonly myPlaces: MyPlaces;
  readonly map: MapView;
  readonly view: StoreApi<View>;
  readonly notices: NoticesStore;
  readonly activity: ActivityStore;
  /** Catalogues that are not configured. */
  readonly unlisted: UnlistedStore;
  /** Catalogues of this computer. */
  readonly local: LocalStore;
  /** Makes the address that of the view, where it names a catalogue that was not opened. */
  readonly writeAddress: () => void;
  /** True when the address named nothing: the start of a catalogue is opened then. */
  readonly firstVisit: boolean;
  /** True when the address says where the map looks: opening its catalogue then stays there. */
  readonly placed: boolean;
}

const ServicesContext = createContext<Services | null>(null);

export const ServicesProvider = ServicesContext.Provider;

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error("useServices is called outside of ServicesProvider.");
  return services;
}
