import { ChevronDown } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select } from "react-aria-components/Select";
import { Text } from "react-aria-components/Text";
import list from "../controls/list.module.css";
import overlay from "../controls/overlay.module.css";
import { useRecipeEditor } from "../layer/use-recipe-editor.ts";
import { useRecipeChoice } from "../layer/use-recipe-choice.ts";
import { messages } from "../messages.ts";
import { useDisplay } from "../layer/display.ts";
import style from "./header.module.css";

const OWN = "own";

/** What the collection can be shown as; the last entry leads to an expression of one's own. */
export function RecipePicker({ onOwn }: { readonly onOwn: () => void }) {
  const { recipes } = useDisplay();
  const { recipe } = useRecipeEditor();
  const { chosen, choose } = useRecipeChoice();
  if (!recipe) return null;
  return (
    <Select
      className={style.picker ?? ""}
      selectedKey={chosen?.id ?? OWN}
      onSelectionChange={(key) => {
        const named = recipes.find(({ id }) => id === key);
        if (named) choose(named);
        else onOwn();
      }}
    >
      <Label className={style.label ?? ""}>{messages.header.layer}</Label>
      <Button className={style.pick ?? ""}>
        <span className={style.value}>{recipe.title}</span>
        {recipe.mask && <span className={style.aside}>· {messages.header.masked}</span>}
        <ChevronDown size={15} aria-hidden />
      </Button>
      <Popover className={overlay.popover ?? ""}>
        <ListBox className={list.list ?? ""}>
          {recipes.map(({ id, recipe: offered, description }) => (
            <ListBoxItem key={id} id={id} textValue={offered.title} className={list.item ?? ""}>
              <Text slot="label" className={list.title ?? ""}>
                {offered.title}
              </Text>
              {description !== undefined && (
                <Text slot="description" className={list.detail ?? ""}>
                  {description}
                </Text>
              )}
            </ListBoxItem>
          ))}
          <ListBoxItem id={OWN} textValue={messages.layer.own} className={list.item ?? ""}>
            <Text slot="label" className={list.title ?? ""}>
              {messages.layer.own}
            </Text>
          </ListBoxItem>
        </ListBox>
      </Popover>
    </Select>
  );
}
