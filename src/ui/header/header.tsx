import { AboutButton } from "../about/about-button.tsx";
import { AccountButton } from "../account/account-button.tsx";
import { messages } from "../messages.ts";
import type { PanelTab } from "../panel/tabs.ts";
import { useResults } from "../search/results.ts";
import { CataloguePicker } from "./catalogue-picker.tsx";
import { LocalNote } from "./local-note.tsx";
import { UnlistedNote } from "./unlisted-note.tsx";
import style from "./header.module.css";
import { RecipePicker } from "./recipe-picker.tsx";
import { ShareButton } from "./share-button.tsx";
import { SyntheticNote } from "./synthetic-note.tsx";

const text = messages.header;

export function Header({ onTab }: { readonly onTab: (tab: PanelTab) => void }) {
  const { catalogue, scenes } = useResults();
  const synthetic = catalogue.synthetic || scenes.some((scene) => scene.synthetic);
  return (
    <header className={style.header} aria-label={text.label}>
      <AboutButton />
      <CataloguePicker />
      <RecipePicker onOwn={() => onTab("layer")} />
      <span className={style.grow} />
      {(synthetic || catalogue.unlisted) && (
        <div className={style.notes}>
          {catalogue.local && <LocalNote catalogue={catalogue} />}
          {catalogue.unlisted && !catalogue.local && <UnlistedNote host={catalogue.title} />}
          {synthetic && <SyntheticNote />}
        </div>
      )}
      <ShareButton />
      <AccountButton />
    </header>
  );
}
