import { ChevronDown } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select, SelectValue } from "react-aria-components/Select";
import { Text } from "react-aria-components/Text";
import list from "../controls/list.module.css";
import overlay from "../controls/overlay.module.css";
import { useSetView, useView } from "../hooks/use-view.ts";
import { messages } from "../messages.ts";
import { useServices } from "../services.ts";
import style from "./header.module.css";

/** Another catalogue is another search: what was asked of the old one is put away. */
export function CataloguePicker() {
  const { config } = useServices();
  const catalogue = useView((view) => view.catalogue);
  const setView = useSetView();
  return (
    <Select
      className={style.picker ?? ""}
      selectedKey={catalogue}
      onSelectionChange={(key) => {
        if (typeof key === "string" && key !== catalogue) {
          setView({ catalogue: key, query: null, slice: null, recipe: null });
        }
      }}
    >
      <Label className={style.label ?? ""}>{messages.header.catalogue}</Label>
      <Button className={style.pick ?? ""}>
        <SelectValue className={style.value ?? ""}>
          {({ selectedText, defaultChildren }) => selectedText ?? defaultChildren}
        </SelectValue>
        <ChevronDown size={15} aria-hidden />
      </Button>
      <Popover className={overlay.popover ?? ""}>
        <ListBox className={list.list ?? ""} items={config.catalogues}>
          {({ id, title, description }) => (
            <ListBoxItem id={id} textValue={title} className={list.item ?? ""}>
              <Text slot="label" className={list.title ?? ""}>
                {title}
              </Text>
              {description !== undefined && (
                <Text slot="description" className={list.detail ?? ""}>
                  {description}
                </Text>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
