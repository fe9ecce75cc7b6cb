import { PanelLeftClose, X } from "lucide-react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components/Tabs";
import { IconButton } from "../controls/button.tsx";
import { usePhone } from "../hooks/use-media.ts";
import { later } from "../later.tsx";
import { messages } from "../messages.ts";
import { SearchTab } from "../search/search-tab.tsx";
import { Openers } from "./openers.tsx";
import style from "./panel.module.css";
import type { PanelTab } from "./tabs.ts";
import { useSheet } from "./use-sheet.ts";

const LayerTab = later(async () => (await import("../layer/layer-tab.tsx")).LayerTab);

interface PanelProps {
  /** Null when the panel is put away. */
  readonly tab: PanelTab | null;
  readonly onTab: (tab: PanelTab | null) => void;
}

/** A card at the left; on a phone a sheet that rises from the bottom edge and leaves the map above it. */
export function Panel({ tab, onTab }: PanelProps) {
  const phone = usePhone();
  const sheet = useSheet(() => onTab(null), phone && tab !== null);
  if (tab === null) return <Openers onTab={onTab} />;
  return (
    <aside
      className={style.panel}
      aria-label={messages.panel.label}
      style={phone ? { height: `${sheet.height}dvh` } : undefined}
    >
      {phone && <div className={style.handle} {...sheet.handle} />}
      <Tabs
        className={style.tabs ?? ""}
        selectedKey={tab}
        onSelectionChange={(key) => onTab(key === "layer" ? "layer" : "search")}
      >
        <div className={style.head}>
          <TabList className={style.list ?? ""} aria-label={messages.panel.label}>
            <Tab id="search" className={style.tab ?? ""}>
              {messages.panel.search}
            </Tab>
            <Tab id="layer" className={style.tab ?? ""}>
              {messages.panel.layer}
            </Tab>
          </TabList>
          <IconButton label={messages.panel.hide} onPress={() => onTab(null)} placement="bottom">
            {phone ? <X size={18} aria-hidden /> : <PanelLeftClose size={16} aria-hidden />}
          </IconButton>
        </div>
        <TabPanel id="search" className={style.content ?? ""}>
          <SearchTab />
        </TabPanel>
        <TabPanel id="layer" className={style.content ?? ""}>
          <LayerTab />
        </TabPanel>
      </Tabs>
    </aside>
  );
}
