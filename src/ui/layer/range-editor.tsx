import { Group } from "react-aria-components/Group";
import type { ExpressionRecipe, RgbRecipe } from "../../recipe/types.ts";
import { Button } from "../controls/button.tsx";
import { NumberEntry } from "./number-entry.tsx";
import { useRecipeEditor } from "./use-recipe-editor.ts";
import { messages } from "../messages.ts";
import style from "./layer.module.css";
import { useFitToView } from "./use-fit-to-view.ts";
import { useRecipeChoice } from "./use-recipe-choice.ts";

const text = messages.layer;

/** The physical values at the two ends of the colours, and the way back to those the recipe came with. */
export function RangeEditor({ recipe }: { readonly recipe: ExpressionRecipe | RgbRecipe }) {
  const { recolour } = useRecipeEditor();
  const { chosen } = useRecipeChoice();
  const fit = useFitToView(recipe);
  const [low, high] = recipe.rescale;
  const original =
    chosen && !chosen.guessed && chosen.recipe.kind !== "classes" ? chosen.recipe.rescale : undefined;
  return (
    <Group className={style.range ?? ""} aria-label={text.range}>
      <NumberEntry
        label={text.low}
        value={low}
        onChange={(value) => value < high && recolour({ rescale: [value, high] })}
      />
      <NumberEntry
        label={text.high}
        value={high}
        onChange={(value) => value > low && recolour({ rescale: [low, value] })}
      />
      <Button
        isDisabled={original === undefined || (original[0] === low && original[1] === high)}
        onPress={() => original && recolour({ rescale: original })}
      >
        {text.reset}
      </Button>
      <Button isDisabled={fit === null} onPress={() => fit?.()}>
        {text.fit}
      </Button>
    </Group>
  );
}
