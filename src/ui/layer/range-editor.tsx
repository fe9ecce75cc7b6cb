import { Group } from "react-aria-components/Group";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { NumberField } from "react-aria-components/NumberField";
import type { ExpressionRecipe, RgbRecipe } from "../../recipe/types.ts";
import { Button } from "../controls/button.tsx";
import field from "../controls/field.module.css";
import { useRecipeEditor } from "./use-recipe-editor.ts";
import { messages } from "../messages.ts";
import style from "./layer.module.css";
import { useFitToView } from "./use-fit-to-view.ts";
import { useRecipeChoice } from "./use-recipe-choice.ts";

const text = messages.layer;
const PLAIN = { maximumFractionDigits: 6, useGrouping: false } as const;

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
      <End
        label={text.low}
        value={low}
        onChange={(value) => value < high && recolour({ rescale: [value, high] })}
      />
      <End
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

function End(props: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <NumberField
      className={field.field ?? ""}
      value={props.value}
      formatOptions={PLAIN}
      onChange={(value) => {
        if (Number.isFinite(value)) props.onChange(value);
      }}
    >
      <Label className={field.label ?? ""}>{props.label}</Label>
      <Input className={field.box ?? ""} />
    </NumberField>
  );
}
