import { SliderField } from "../controls/slider-field.tsx";
import { formatPercent } from "../format.ts";
import { usePane, useSetPane } from "../hooks/use-pane.ts";
import { messages } from "../messages.ts";
import { useDisplay } from "./display.ts";
import { BasemapField } from "./basemap-field.tsx";
import { CalibrationEditor } from "./calibration-editor.tsx";
import { ColormapPicker } from "./colormap-picker.tsx";
import { ExpressionEditor } from "./expression-editor.tsx";
import style from "./layer.module.css";
import { MaskSwitch } from "./mask-switch.tsx";
import { RangeEditor } from "./range-editor.tsx";
import { RecipeCodeButton } from "../recipe-code/recipe-code-button.tsx";
import { CompositeButton } from "../composite/composite-button.tsx";
import { SaveAsButton } from "../export/save-as-button.tsx";
import { RecipeList } from "./recipe-list.tsx";

const text = messages.layer;

/** How pixels become colours. Every change recolours at once. */
export function LayerTab() {
  const { recipe } = useDisplay();
  const opacity = usePane((pane) => pane.opacity);
  const setPane = useSetPane();
  return (
    <div className={style.tab}>
      {recipe ? (
        <>
          <RecipeList />
          {recipe.kind === "expression" && <ExpressionEditor key={recipe.expression} recipe={recipe} />}
          <MaskSwitch />
          {recipe.kind === "expression" && <ColormapPicker recipe={recipe} />}
          {recipe.kind !== "classes" && <RangeEditor recipe={recipe} />}
          <CalibrationEditor recipe={recipe} />
        </>
      ) : (
        <p className={style.note}>{text.waiting}</p>
      )}
      <SliderField
        label={text.opacity}
        value={opacity}
        minimum={0}
        maximum={1}
        step={0.05}
        format={(value) => formatPercent(value * 100)}
        onChange={(value) => setPane({ opacity: value })}
      />
      <BasemapField />
      {recipe && <CompositeButton />}
      {recipe && <SaveAsButton />}
      {recipe && <RecipeCodeButton />}
    </div>
  );
}
