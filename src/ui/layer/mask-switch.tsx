import { Switch } from "react-aria-components/Switch";
import { masksFor } from "../../recipe/masking.ts";
import { NativeSelect } from "../controls/native-select.tsx";
import switches from "../controls/switch.module.css";
import { useRecipeEditor } from "./use-recipe-editor.ts";
import { messages } from "../messages.ts";
import { useDisplay } from "./display.ts";
import style from "./layer.module.css";

const text = messages.layer;

/** Hides what the collection's own quality bands call cloud or shadow; which band, where there are several. */
export function MaskSwitch() {
  const { masks } = useDisplay();
  const { recipe, setMask } = useRecipeEditor();
  if (!recipe) return null;
  const suitable = masksFor(recipe, masks);
  const used = suitable.find(({ mask }) => mask.band === recipe.mask?.band);
  const shown = used ?? suitable[0];
  if (!shown && !recipe.mask) return <p className={style.note}>{text.maskNone}</p>;
  return (
    <div>
      <Switch
        className={switches.switch ?? ""}
        isSelected={recipe.mask !== null}
        onChange={(on) => setMask(on ? (shown?.mask ?? recipe.mask) : null)}
      >
        <span className={switches.track} />
        {text.mask}
      </Switch>
      {shown && <p className={style.maskAbout}>{text.maskHides(shown.hides)}</p>}
      {recipe.mask && suitable.length > 1 && shown && (
        <NativeSelect
          label={text.maskBand}
          value={shown.mask.band}
          options={suitable.map(({ title, mask }) => ({ value: mask.band, title }))}
          onChange={(band) => setMask(suitable.find(({ mask }) => mask.band === band)?.mask ?? null)}
        />
      )}
    </div>
  );
}
