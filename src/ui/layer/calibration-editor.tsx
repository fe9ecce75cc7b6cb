import { Group } from "react-aria-components/Group";
import { masksFor } from "../../recipe/masking.ts";
import { reflectanceRecipe, saidCalibration } from "../../recipe/reflectance.ts";
import type { BandCalibration, Recipe, RgbRecipe } from "../../recipe/types.ts";
import { Button } from "../controls/button.tsx";
import { formatPercent, formatValue } from "../format.ts";
import { messages } from "../messages.ts";
import { useTimeline } from "../timeline/timeline-steps.ts";
import { verdictOf } from "./calibration-verdict.ts";
import { useDisplay } from "./display.ts";
import style from "./layer.module.css";
import { NumberEntry } from "./number-entry.tsx";
import { useCalibrationCheck } from "./use-calibration-check.ts";
import { useRecipeEditor } from "./use-recipe-editor.ts";

const text = messages.layer;

/** Scale and offset of reflectance: whether they can be right, and the way to put others in their place. */
export function CalibrationEditor({ recipe }: { readonly recipe: Recipe }) {
  const { masks } = useDisplay();
  const { slice } = useTimeline();
  const telling = slice && reflectanceRecipe(slice.scenes);
  if (!telling) return null;
  const { calibration } = recipe;
  const [best] = masksFor(telling, masks);
  const asked = { ...telling, mask: best?.mask ?? null, ...(calibration ? { calibration } : {}) };
  return (
    <details className={style.calibration}>
      <summary>{text.calibration}</summary>
      <div className={style.calibrationBody}>
        <Fields recipe={recipe} said={saidCalibration(slice.scenes)} />
        <Check recipe={asked} />
      </div>
    </details>
  );
}

function Fields({ recipe, said }: { readonly recipe: Recipe; readonly said: BandCalibration | undefined }) {
  const { replace } = useRecipeEditor();
  const { calibration, ...believing } = recipe;
  const { scale, offset } = calibration ?? said ?? { scale: 1, offset: 0 };
  const overrule = (parts: Partial<BandCalibration>) => {
    const next = { scale, offset, ...parts };
    if (next.scale !== 0) replace({ ...recipe, calibration: next });
  };
  return (
    <>
      <p className={style.note}>{said || calibration ? text.calibrationNote : text.calibrationFile}</p>
      <Group className={style.range ?? ""} aria-label={text.calibration}>
        <NumberEntry label={text.scale} value={scale} onChange={(value) => overrule({ scale: value })} />
        <NumberEntry label={text.offset} value={offset} onChange={(value) => overrule({ offset: value })} />
        <Button isDisabled={!calibration} onPress={() => replace(believing)}>
          {text.asDescribed}
        </Button>
      </Group>
    </>
  );
}

function Check({ recipe }: { readonly recipe: RgbRecipe }) {
  const asked = useCalibrationCheck(recipe);
  const counted = asked?.counted;
  return (
    <>
      <Button isDisabled={!asked} onPress={() => asked?.check()}>
        {text.check}
      </Button>
      <output className={style.note}>
        {counted && `${text.verdicts[verdictOf(counted)]} `}
        {counted &&
          counted.pixels > 0 &&
          text.counted(
            formatPercent((100 * (counted.below + counted.above)) / counted.pixels),
            counted.pixels,
            formatValue(counted.darkest ?? 0),
          )}
      </output>
    </>
  );
}
