import { X } from "lucide-react";
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
import { TableTab } from "./table/table-tab.tsx";
import { YearsTab } from "./years/years-tab.tsx";

const text = messages.measure;
const TABS = ["season", "years", "table"] as const satisfies readonly MeasureTab[];
const CONTENTS = { season: SeasonTab, years: YearsTab, table: TableTab } as const;

/** A card at the right; on a phone a sheet that leaves the map above it. */
export function MeasurePanel() {
  const { measure } = useServices();
  const { tab, places, recipe } = useMeasure();
  const phone = usePhone();
  const sheet = useSheet(() => measure.setTab(null), phone && tab !== null);
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
        selectedKey={TABS.find((each) => each === tab) ?? "season"}
        onSelectionChange={(key) => measure.setTab(TABS.find((each) => each === key) ?? "season")}
      >
        <div className={panel.head}>
          <TabList className={panel.list ?? ""} aria-label={text.tabs}>
            {TABS.map((each) => (
              <Tab key={each} id={each} className={panel.tab ?? ""}>
                {text[each]}
              </Tab>
            ))}
          </TabList>
          <IconButton label={text.close} onPress={() => measure.setTab(null)} placement="bottom">
            <X size={18} aria-hidden />
          </IconButton>
        </div>
        {TABS.map((each) => {
          const Content = CONTENTS[each];
          return (
            <TabPanel key={each} id={each} className={style.content ?? ""}>
              <ToolBar />
              {empty ? <NothingYet /> : <Content />}
              <MyPlacesList />
            </TabPanel>
          );
        })}
      </Tabs>
      {!empty && <Foot />}
    </aside>
  );
}
