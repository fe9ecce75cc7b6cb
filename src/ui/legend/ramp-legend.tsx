import { ChartColumn } from "lucide-react";
import { memo, useMemo } from "react";
import { SliderThumb, SliderTrack, Slider } from "react-aria-components/Slider";
import type { Distribution } from "../../worker/jobs.ts";
import type { ExpressionRecipe, RgbRecipe } from "../../recipe/types.ts";
import { IconButton } from "../controls/button.tsx";
import { formatValue } from "../format.ts";
import { useRecipeEditor } from "../layer/use-recipe-editor.ts";
import { messages } from "../messages.ts";
import style from "./legend.module.css";
import { rampGradient } from "./ramp.ts";
import { Histogram, HistogramSpace } from "./histogram/histogram.tsx";
import { StretchButton } from "./histogram/stretch-button.tsx";
import { RangeFields } from "./range-fields.tsx";
import { useSpan } from "./use-span.ts";

const text = messages.legend;

interface RampLegendProps {
  readonly recipe: ExpressionRecipe | RgbRecipe;
  /** The value under the pointer, which the ramp points at. */
  readonly value: number | null;
  /** The values in view or of a place; null until they have been read. */
  readonly distribution: Distribution | null;
  /** Name of that place; null for the view. */
  readonly place: string | null;
  /** One line where there is little room; the histogram above it on demand. */
  readonly compact: boolean;
  /** Whether there is a histogram, or is going to be. */
  readonly hasHistogram: boolean;
  /** Shows the histogram, or puts it away, where it is on demand. */
  readonly onHistogram: (wanted: boolean) => void;
}

/** The colormap between its two ends. Dragging an end, or typing it, recolours the map at once. */
export const RampLegend = memo(function RampLegend({
  recipe,
  value,
  distribution,
  place,
  compact,
  hasHistogram,
  onHistogram,
}: RampLegendProps) {
  const { recolour } = useRecipeEditor();
  const { span, hold } = useSpan(recipe.rescale);
  const [low, high] = recipe.rescale;
  const gradient = useMemo(() => gradientOf(recipe), [recipe]);
  const share = (number: number) => ((number - span[0]) / (span[1] - span[0])) * 100;
  const step = (span[1] - span[0]) / 200;
  return (
    <div className={style.ramp}>
      {hasHistogram && distribution && (
        <Histogram distribution={distribution} span={span} value={value} place={place} />
      )}
      {hasHistogram && !distribution && <HistogramSpace />}
      <Slider
        className={style.slider ?? ""}
        aria-label={messages.layer.range}
        value={[low, high]}
        minValue={span[0]}
        maxValue={span[1]}
        step={step}
        onChange={([from = low, to = high]) => {
          hold(true);
          if (to - from >= step) recolour({ rescale: [tidy(from, step), tidy(to, step)] });
        }}
        onChangeEnd={() => hold(false)}
      >
        <SliderTrack className={style.track ?? ""}>
          <div
            className={style.colours}
            style={{ backgroundImage: gradient, left: `${share(low)}%`, right: `${100 - share(high)}%` }}
          />
          <div
            className={style.below}
            style={{ width: `${share(low)}%`, backgroundColor: edge(recipe, 0) }}
          />
          <div
            className={style.above}
            style={{ left: `${share(high)}%`, backgroundColor: edge(recipe, 1) }}
          />
          <SliderThumb index={0} aria-label={text.low} className={style.end ?? ""} />
          <SliderThumb index={1} aria-label={text.high} className={style.end ?? ""} />
        </SliderTrack>
      </Slider>
      {value !== null && Number.isFinite(value) && (
        <div
          className={style.needle}
          style={{ left: `${Math.max(0, Math.min(100, share(value)))}%` }}
          title={formatValue(value)}
        />
      )}
      <RangeFields rescale={recipe.rescale} onChange={(rescale) => recolour({ rescale })}>
        {!compact && distribution && <StretchButton recipe={recipe} distribution={distribution} />}
      </RangeFields>
      {compact && (
        <IconButton
          label={text.showHistogram}
          aria-pressed={hasHistogram}
          onPress={() => onHistogram(!hasHistogram)}
          placement="left"
        >
          <ChartColumn size={17} aria-hidden />
        </IconButton>
      )}
    </div>
  );
});

function gradientOf(recipe: ExpressionRecipe | RgbRecipe): string {
  return recipe.kind === "expression"
    ? rampGradient(recipe.colormap, recipe.reversed)
    : "linear-gradient(90deg, #000, #fff)";
}

function edge(recipe: ExpressionRecipe | RgbRecipe, end: 0 | 1): string {
  const colours = gradientOf(recipe).match(/rgb\([^)]*\)|#[0-9a-f]{3}/g) ?? [];
  return (end === 0 ? colours[0] : colours.at(-1)) ?? "transparent";
}

/** Rounded to the decimals that a step moves, so that links stay short. */
function tidy(value: number, step: number): number {
  const decimals = Math.max(0, Math.ceil(-Math.log10(step)));
  return Number(value.toFixed(Math.min(12, decimals)));
}
