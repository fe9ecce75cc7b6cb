import { Layers, Search } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { formatCount } from "../format.ts";
import { messages } from "../messages.ts";
import { useResults } from "../search/results.ts";
import style from "./panel.module.css";
import type { PanelTab } from "./tabs.ts";

/** What is left of the panel when it is put away: one button a tab, saying what is chosen there. */
export function Openers({ onTab }: { readonly onTab: (tab: PanelTab) => void }) {
  const { collection, slices } = useResults();
  return (
    <nav className={style.openers} aria-label={messages.panel.label}>
      <Button className={style.opener ?? ""} onPress={() => onTab("search")}>
        <Search size={16} aria-hidden />
        <span>{messages.panel.search}</span>
        {collection && <small>{formatCount(slices.length)}</small>}
      </Button>
      <Button className={style.opener ?? ""} onPress={() => onTab("layer")}>
        <Layers size={16} aria-hidden />
        <span>{messages.panel.layer}</span>
      </Button>
    </nav>
  );
}
