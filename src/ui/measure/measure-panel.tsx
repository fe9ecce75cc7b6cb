import { X } from "lucide-react";
import { useMemo } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components/Tabs";
import type { MeasureTab } from "../../measure/types.ts";
import { IconButton } from "../controls/button.tsx";
import { usePhone } from "../hooks/use-media.ts";
import { messages } from "../messages.ts";
import panel from "../panel/panel.module.css";
import { useSheet } from "../panel/use-sheet.ts";
import { useServices } from "../services.ts";
import { useMeasure } from "./measure.ts";
import style from "./measure.module.css";
import { MyPlacesList } from "./my-places/my-places-list.tsx";
import { NothingYet } from "./nothing-yet.tsx";
import { Foot } from "./reading/foot.tsx";
import { ToolBar } from "./places/tool-bar.tsx";
import { SeasonTab } from "./season-tab.tsx";
import { offersSpectrum } from "./spectrum/offers-spectrum.ts";
import { SpectrumTab } from "./spectrum/spectrum-tab.tsx";
import { TableTab } from "./table/table-tab.tsx";
import { YearsTab } from "./years/years-tab.tsx";

const text = messages.measure;
const TITLES = {
  season: text.season,
  years: text.years,
  table: text.table,
  spectrum: messages.spectrum.tab,
} as const satisfies Record<MeasureTab, string>;
const CONTENTS = { season: SeasonTab, years: YearsTab, table: TableTab, spectrum: SpectrumTab } as const;
const TABS: readonly MeasureTab[] = ["season", "years", "table"];
const TABS_WITH_SPECTRUM: readonly MeasureTab[] = [...TABS, "spectrum"];

/** A card at the right; on a phone a sheet that leaves the map above it. */
export function MeasurePanel() {
  const { measure } = useServices();
  const { tab, places, recipe, slices } = useMeasure();
  const phone = usePhone();
  const sheet = useSheet(() => measure.setTab(null), phone && tab !== null);
  const tabs = useMemo(() => (slices.some(offersSpectrum) ? TABS_WITH_SPECTRUM : TABS), [slices]);
  if (tab === null) return null;
  const empty = places.length === 0 || recipe === null;
  return (
    <aside
      className={style.panel}
      aria-label={text.panel}
      style={phone ? { height: `${sheet.height}dvh` } : undefined}
    >
      {phone && <div className={panel.handle} {...sheet.handle} />}
      <Tabs
        className={panel.tabs ?? ""}
        selectedKey={tabs.find((each) => each === tab) ?? "season"}
        onSelectionChange={(key) => measure.setTab(tabs.find((each) => each === key) ?? "season")}
      >
        <div className={panel.head}>
          <TabList className={panel.list ?? ""} aria-label={text.tabs}>
            {tabs.map((each) => (
              <Tab key={each} id={each} className={panel.tab ?? ""}>
                {TITLES[each]}
              </Tab>
            ))}
          </TabList>
          <IconButton label={text.close} onPress={() => measure.setTab(null)} placement="bottom">
            <X size={18} aria-hidden />
          </IconButton>
        </div>
        {tabs.map((each) => {
          const Content = CONTENTS[each];
          // Three colours have no series, but their bands have a spectrum.
          const nothing = each === "spectrum" ? places.length === 0 : empty;
          return (
            <TabPanel key={each} id={each} className={style.content ?? ""}>
              <ToolBar />
              {nothing ? <NothingYet /> : <Content />}
              <MyPlacesList />
            </TabPanel>
          );
        })}
      </Tabs>
      {!empty && <Foot />}
    </aside>
  );
}
