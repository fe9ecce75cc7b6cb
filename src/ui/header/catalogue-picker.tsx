import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select, SelectValue } from "react-aria-components/Select";
import { Text } from "react-aria-components/Text";
import type { CatalogueConfig } from "../../config/types.ts";
import list from "../controls/list.module.css";
import overlay from "../controls/overlay.module.css";
import { later } from "../later.tsx";
import { useCatalogues } from "../search/use-catalogue.ts";
import { useSetView, useView } from "../hooks/use-view.ts";
import { withoutPictures } from "../../view/panes.ts";
import { messages } from "../messages.ts";
import { useServices } from "../services.ts";
import style from "./header.module.css";

const text = messages.unlisted;
const AddressDialog = later(async () => (await import("../unlisted/address-dialog.tsx")).AddressDialog);

/** In the list, but no catalogue: no id has a plus sign. */
const ANOTHER = "+";

/** Another catalogue is another search: what was asked of the old one is put away. */
export function CataloguePicker() {
  const { config, view } = useServices();
  const catalogues = useCatalogues();
  const selected = useView(({ catalogue }) => catalogue);
  const setView = useSetView();
  const [typing, setTyping] = useState(false);
  const current = catalogues.find(({ id }) => id === selected);
  return (
    <>
      <Select
        className={style.picker ?? ""}
        selectedKey={selected}
        onSelectionChange={(key) => {
          if (key === ANOTHER) setTyping(true);
          else if (typeof key === "string" && key !== selected) {
            setView({ catalogue: key, query: null, panes: withoutPictures(view.getState()) });
          }
        }}
      >
        <Label className={style.label ?? ""}>{messages.header.catalogue}</Label>
        <Button className={style.pick ?? ""}>
          <SelectValue className={`${style.value} ${current?.unlisted ? style.host : ""}`}>
            {current?.unlisted ? <bdi dir="ltr">{current.title}</bdi> : current?.title}
          </SelectValue>
          <ChevronDown size={15} aria-hidden />
        </Button>
        <Popover className={overlay.popover ?? ""}>
          <ListBox className={`${list.list} ${style.catalogues}`}>
            {catalogues.map((catalogue) => (
              <ListBoxItem
                key={catalogue.id}
                id={catalogue.id}
                textValue={catalogue.title}
                className={list.item ?? ""}
              >
                <Text slot="label" className={list.title ?? ""}>
                  {catalogue.title}
                </Text>
                <Detail catalogue={catalogue} />
              </ListBoxItem>
            ))}
            {config.otherCatalogues === "ask" && (
              <ListBoxItem id={ANOTHER} textValue={text.open} className={`${list.item} ${style.another}`}>
                <Text slot="label">{text.open}</Text>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </Select>
      {typing && <AddressDialog onClose={() => setTyping(false)} />}
    </>
  );
}

function Detail({ catalogue: { id, description, unlisted } }: { readonly catalogue: CatalogueConfig }) {
  const detail = unlisted ? text.detail : description;
  return (
    <>
      {detail !== undefined && (
        <Text slot="description" className={list.detail ?? ""}>
          {detail}
          {unlisted && <span className={style.whole}>{id}</span>}
        </Text>
      )}
    </>
  );
}
