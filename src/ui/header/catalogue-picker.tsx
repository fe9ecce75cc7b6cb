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
import { withoutExcluded } from "../../view/step-filter.ts";
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
  const open = config.otherCatalogues === "ask" ? text.open : text.openFiles;
  const current = catalogues.find(({ id }) => id === selected);
  return (
    <>
      <Select
        className={style.picker ?? ""}
        selectedKey={selected}
        onSelectionChange={(key) => {
          if (key === ANOTHER) setTyping(true);
          else if (typeof key === "string" && key !== selected) {
            const before = view.getState();
            setView({
              catalogue: key,
              query: null,
              panes: withoutPictures(before),
              stepFilter: withoutExcluded(before),
            });
          }
        }}
      >
        <Label className={style.label ?? ""}>{messages.header.catalogue}</Label>
        <Button className={style.pick ?? ""}>
          <SelectValue className={`${style.value} ${isOfSite(current) ? style.host : ""}`}>
            {isOfSite(current) ? <bdi dir="ltr">{current?.title}</bdi> : current?.title}
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
            <ListBoxItem id={ANOTHER} textValue={open} className={`${list.item} ${style.another}`}>
              <Text slot="label">{open}</Text>
            </ListBoxItem>
          </ListBox>
        </Popover>
      </Select>
      {typing && <AddressDialog onClose={() => setTyping(false)} />}
    </>
  );
}

/** Named by its host. */
function isOfSite(catalogue: CatalogueConfig | undefined): boolean {
  return catalogue?.unlisted !== undefined && !catalogue.local;
}

function Detail({ catalogue }: { readonly catalogue: CatalogueConfig }) {
  const { id, description, local } = catalogue;
  const unlisted = isOfSite(catalogue);
  const detail = local ? messages.local.detail : unlisted ? text.detail : description;
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
