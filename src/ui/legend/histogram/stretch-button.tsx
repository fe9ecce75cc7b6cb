import { displayRange } from "../../../raster/stats/display-range.ts";
import { fitted } from "../../../recipe/settled.ts";
import type { ExpressionRecipe, RgbRecipe } from "../../../recipe/types.ts";
import type { Distribution } from "../../../worker/jobs.ts";
import { Button } from "../../controls/button.tsx";
import { useRecipeEditor } from "../../layer/use-recipe-editor.ts";
import { messages } from "../../messages.ts";

const text = messages.legend;

interface StretchButtonProps {
  readonly recipe: ExpressionRecipe | RgbRecipe;
  readonly distribution: Distribution;
}

/** Spreads the colours over the values in view, which have been read: the map recolours at once. */
export function StretchButton({ recipe, distribution }: StretchButtonProps) {
  const { replace } = useRecipeEditor();
  return (
    <Button
      tone="quiet"
      aria-label={`${text.stretch}: ${text.stretchWhy}`}
      onPress={() => replace(fitted(recipe, { range: displayRange(distribution.channels) }))}
    >
      {text.stretch}
    </Button>
  );
}
