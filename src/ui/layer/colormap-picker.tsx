import { ListBox, ListBoxItem, ListBoxSection } from "react-aria-components/ListBox";
import { Collection } from "react-aria-components/Collection";
import { Header } from "react-aria-components/Header";
import { Switch } from "react-aria-components/Switch";
import { COLORMAPS } from "../../recipe/colormaps.ts";
import type { ExpressionRecipe } from "../../recipe/types.ts";
import field from "../controls/field.module.css";
import switches from "../controls/switch.module.css";
import { useRecipeEditor } from "./use-recipe-editor.ts";
import { rampGradient } from "../legend/ramp.ts";
import { messages } from "../messages.ts";
import style from "./layer.module.css";

const text = messages.layer;
const groups = [
  { title: text.blindSafe, maps: COLORMAPS.filter((map) => map.colourBlindSafe) },
  { title: text.otherColormaps, maps: COLORMAPS.filter((map) => !map.colourBlindSafe) },
];

/** Colormaps by sight; those that colour-blind eyes can read come first. */
export function ColormapPicker({ recipe }: { readonly recipe: ExpressionRecipe }) {
  const { recolour } = useRecipeEditor();
  return (
    <div className={field.field}>
      <div className={field.labelRow}>
        <span className={field.label}>{text.colormap}</span>
        <Switch
          className={switches.switch ?? ""}
          isSelected={recipe.reversed}
          onChange={(reversed) => recolour({ reversed })}
        >
          <span className={switches.track} />
          {text.reverse}
        </Switch>
      </div>
      <ListBox
        className={style.colormaps ?? ""}
        aria-label={text.colormap}
        layout="grid"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[recipe.colormap]}
        onSelectionChange={(keys) => {
          const [key] = keys === "all" ? [] : [...keys];
          if (typeof key === "string") recolour({ colormap: key });
        }}
      >
        {groups.map(({ title, maps }) => (
          <ListBoxSection key={title} id={title} className={style.colormapGroup ?? ""}>
            <Header className={style.colormapHeader ?? ""}>{title}</Header>
            <Collection items={maps.map(({ name }) => ({ id: name }))}>
              {({ id }) => (
                <ListBoxItem id={id} textValue={id} className={style.colormap ?? ""}>
                  <span
                    className={style.gradient}
                    style={{ backgroundImage: rampGradient(id, recipe.reversed) }}
                  />
                  <span className={style.colormapName}>{id}</span>
                </ListBoxItem>
              )}
            </Collection>
          </ListBoxSection>
        ))}
      </ListBox>
    </div>
  );
}
