import { Switch } from "react-aria-components/Switch";
import switches from "../controls/switch.module.css";
import { useRecipeEditor } from "./use-recipe-editor.ts";
import { messages } from "../messages.ts";
import { useDisplay } from "./display.ts";
import style from "./layer.module.css";

const text = messages.layer;

/** Hides what the collection's own classification calls cloud or shadow. */
export function MaskSwitch() {
  const { masks } = useDisplay();
  const { recipe, setMask } = useRecipeEditor();
  const [best] = masks;
  if (!recipe) return null;
  if (!best && !recipe.mask) return <p className={style.note}>{text.maskNone}</p>;
  return (
    <div>
      <Switch
        className={switches.switch ?? ""}
        isSelected={recipe.mask !== null}
        onChange={(on) => setMask(on ? (best?.mask ?? recipe.mask) : null)}
      >
        <span className={switches.track} />
        {text.mask}
      </Switch>
      {best && <p className={style.maskAbout}>{best.title}</p>}
    </div>
  );
}
