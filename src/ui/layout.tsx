import { useState } from "react";
import { Header } from "./header/header.tsx";
import { useLayoutPadding } from "./hooks/use-layout-padding.ts";
import { useView } from "./hooks/use-view.ts";
import { usePhone } from "./hooks/use-media.ts";
import style from "./layout.module.css";
import { later } from "./later.tsx";
import { Legend } from "./legend/legend.tsx";
import { ReadOut } from "./legend/read-out.tsx";
import { MapTools } from "./map-tools/map-tools.tsx";
import { SearchHere } from "./map-tools/search-here.tsx";
import { messages } from "./messages.ts";
import { Hints } from "./notices/hints.tsx";
import { Notices } from "./notices/notices.tsx";
import { Panel } from "./panel/panel.tsx";
import type { PanelTab } from "./panel/tabs.ts";
import { DropZone } from "./drop/drop-zone.tsx";
import { MapPlaces } from "./measure/places/map-places.tsx";
import { focusMap } from "./map-tools/focus-map.ts";
import { NothingHere } from "./timeline/nothing-here.tsx";
import { Timeline } from "./timeline/timeline.tsx";
import { Upkeep } from "./upkeep.tsx";

const MeasurePanel = later(async () => (await import("./measure/measure-panel.tsx")).MeasurePanel);

/** The map is the page; everything else floats over it and can be put away. */
export function Layout() {
  const phone = usePhone();
  const [tab, setTab] = useState<PanelTab | null>(() => (phone ? null : "search"));
  const measuring = useView((view) => view.measure.tab !== null);
  useLayoutPadding(tab !== null, measuring);
  // Two sheets at once would leave nothing of the map.
  if (phone && measuring && tab !== null) setTab(null);
  return (
    <div className={style.layout} data-panel={tab !== null} data-measure={measuring}>
      <button type="button" className={style.skip} onClick={focusMap}>
        {messages.skipToMap}
      </button>
      <Header onTab={setTab} />
      <Panel tab={tab} onTab={setTab} />
      <section className={style.aside} aria-label={messages.tools.label}>
        <MapTools />
        <Legend />
      </section>
      <MapPlaces />
      {measuring && <MeasurePanel />}
      <SearchHere />
      <ReadOut />
      <div className={style.messages}>
        <NothingHere />
        <Notices />
        <Hints />
      </div>
      <DropZone />
      <footer className={style.timeline}>
        <Timeline />
      </footer>
      <Upkeep />
    </div>
  );
}
