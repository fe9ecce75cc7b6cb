import { sameDataAsOffered } from "../../../recipe/same-data.ts";
import { NativeSelect } from "../../controls/native-select.tsx";
import { useDisplay } from "../../layer/display.ts";
import { messages } from "../../messages.ts";
import { useServices } from "../../services.ts";
import { useMeasure } from "../measure.ts";

const text = messages.measure.options;
const NONE = "";

/** Which quantity is drawn beside the layer's: any that the collection offers with one value per pixel. */
export function SecondField() {
  const { measure } = useServices();
  const { recipes } = useDisplay();
  const { recipe, options } = useMeasure();
  const { second } = options;
  const offered = recipes.flatMap(({ recipe: each }) =>
    each.kind === "expression" && !(recipe && sameDataAsOffered(each, recipe))
      ? [{ title: each.title, expression: each.expression }]
      : [],
  );
  // A link may bring one that is not offered.
  const known = second && offered.some(({ expression }) => expression === second.expression);
  const all = second && !known ? [...offered, second] : offered;
  return (
    <NativeSelect
      label={text.second}
      value={second?.expression ?? NONE}
      options={[
        { value: NONE, title: text.none },
        ...all.map(({ title, expression }) => ({ value: expression, title: title || expression })),
      ]}
      onChange={(value) =>
        measure.setOptions({ second: all.find(({ expression }) => expression === value) ?? null })
      }
    />
  );
}
