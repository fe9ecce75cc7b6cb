import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Text } from "react-aria-components/Text";
import type { Recipe } from "../../recipe/types.ts";
import list from "../controls/list.module.css";
import { rampGradient } from "../legend/ramp.ts";
import { messages } from "../messages.ts";
import { useDisplay } from "./display.ts";
import style from "./layer.module.css";
import { useRecipeChoice } from "./use-recipe-choice.ts";

/** Everything the collection can be shown as, each with the colours it would have. */
export function RecipeList() {
  const { recipes } = useDisplay();
  const { chosen, choose } = useRecipeChoice();
  return (
    <ListBox
      className={style.recipes ?? ""}
      aria-label={messages.layer.recipes}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={chosen ? [chosen.id] : []}
      onSelectionChange={(keys) => {
        const [key] = keys === "all" ? [] : [...keys];
        const named = recipes.find(({ id }) => id === key);
        if (named) choose(named);
      }}
    >
      {recipes.map(({ id, recipe, description }) => (
        <ListBoxItem key={id} id={id} textValue={recipe.title} className={`${list.item} ${style.recipe}`}>
          <span className={style.swatch} style={swatch(recipe)} />
          <Text slot="label" className={style.recipeTitle ?? ""}>
            {recipe.title}
          </Text>
          {description !== undefined && (
            <Text slot="description" className={style.recipeAbout ?? ""}>
              {description}
            </Text>
          )}
        </ListBoxItem>
      ))}
    </ListBox>
  );
}

/** A composite and a classification have no ramp: red, green, blue, and three flat fields stand for them. */
const OTHERS = {
  rgb: "linear-gradient(90deg, #d33, #3a3 50%, #36c)",
  classes: "linear-gradient(90deg, #00a000 33%, #ffe65a 33% 66%, #64c8ff 66%)",
} as const;

function swatch(recipe: Recipe): { backgroundImage: string } {
  const backgroundImage =
    recipe.kind === "expression" ? rampGradient(recipe.colormap, recipe.reversed) : OTHERS[recipe.kind];
  return { backgroundImage };
}
