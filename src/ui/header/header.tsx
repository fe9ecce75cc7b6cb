import { FlaskConical } from "lucide-react";
import { Tooltip, TooltipTrigger } from "react-aria-components/Tooltip";
import { Focusable } from "react-aria-components/Focusable";
import { AccountButton } from "../account/account-button.tsx";
import button from "../controls/button.module.css";
import { messages } from "../messages.ts";
import type { PanelTab } from "../panel/panel.tsx";
import { useSeason } from "../season.ts";
import { Brand } from "./brand.tsx";
import { CataloguePicker } from "./catalogue-picker.tsx";
import style from "./header.module.css";
import { RecipePicker } from "./recipe-picker.tsx";
import { ShareButton } from "./share-button.tsx";

const text = messages.header;

export function Header({ onTab }: { readonly onTab: (tab: PanelTab) => void }) {
  const { catalogue, scenes } = useSeason();
  const synthetic = catalogue.synthetic || scenes.some((scene) => scene.synthetic);
  return (
    <header className={style.header} aria-label={text.label}>
      <Brand />
      <CataloguePicker />
      <RecipePicker onOwn={() => onTab("layer")} />
      <span className={style.grow} />
      {synthetic && (
        <TooltipTrigger delay={200}>
          <Focusable>
            <span className={style.synthetic} role="note" tabIndex={0}>
              <FlaskConical size={14} aria-hidden />
              <span>{text.synthetic}</span>
            </span>
          </Focusable>
          <Tooltip className={`${button.tooltip} ${style.why}`} placement="bottom">
            {text.syntheticWhy}
          </Tooltip>
        </TooltipTrigger>
      )}
      <ShareButton />
      <AccountButton />
    </header>
  );
}
