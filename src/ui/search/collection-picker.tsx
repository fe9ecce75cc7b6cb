import { ChevronDown, Search } from "lucide-react";
import { Autocomplete, useFilter } from "react-aria-components/Autocomplete";
import { Button } from "react-aria-components/Button";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { SearchField } from "react-aria-components/SearchField";
import { Select, SelectValue } from "react-aria-components/Select";
import { Text } from "react-aria-components/Text";
import type { CollectionSummary } from "../../catalogue/types.ts";
import field from "../controls/field.module.css";
import list from "../controls/list.module.css";
import overlay from "../controls/overlay.module.css";
import { formatDay } from "../format.ts";
import { useFingers } from "../hooks/use-media.ts";
import { messages } from "../messages.ts";

const text = messages.search;

interface CollectionPickerProps {
  readonly collections: readonly CollectionSummary[];
  /** Ids; a link may search several. */
  readonly selected: readonly string[];
  readonly loading: boolean;
  readonly onSelect: (collection: CollectionSummary) => void;
}

/** A list with a search field, because catalogues have hundreds of collections. */
export function CollectionPicker({ collections, selected, loading, onSelect }: CollectionPickerProps) {
  const { contains } = useFilter({ sensitivity: "base" });
  const fingers = useFingers();
  const [first = null] = selected;
  const titles = selected.map((one) => collections.find(({ id }) => id === one)?.title ?? one);
  return (
    <Select
      className={field.field ?? ""}
      selectedKey={first}
      onSelectionChange={(key) => {
        const chosen = collections.find((collection) => collection.id === key);
        if (chosen) onSelect(chosen);
      }}
      placeholder={loading ? text.loadingCollections : text.chooseCollection}
      isDisabled={collections.length === 0}
    >
      <Label className={field.label ?? ""}>{text.collection}</Label>
      <Button className={field.box ?? ""}>
        <SelectValue className={field.grow ?? ""}>
          {({ defaultChildren }) => (titles.length > 0 ? titles.join(", ") : defaultChildren)}
        </SelectValue>
        <ChevronDown size={16} aria-hidden />
      </Button>
      <Popover className={overlay.popover ?? ""} placement="bottom start">
        <Autocomplete filter={contains}>
          <SearchField aria-label={text.findCollection} className={list.search ?? ""}>
            <Search size={16} aria-hidden />
            <Input
              ref={fingers ? null : focusOn}
              className={field.input ?? ""}
              placeholder={text.findCollection}
            />
          </SearchField>
          <ListBox
            className={list.list ?? ""}
            items={collections}
            renderEmptyState={() => <p className={list.none}>{text.noCollection}</p>}
          >
            {(collection) => (
              <ListBoxItem
                id={collection.id}
                textValue={`${collection.title} ${collection.id} ${collection.keywords.join(" ")}`}
                className={list.item ?? ""}
              >
                <Text slot="label" className={list.title ?? ""}>
                  {collection.title}
                </Text>
                <Text slot="description" className={list.detail ?? ""}>
                  {[collection.id, spanOf(collection), collection.unreadableExtent && text.unreadableExtent]
                    .filter(Boolean)
                    .join(" · ")}
                </Text>
              </ListBoxItem>
            )}
          </ListBox>
        </Autocomplete>
      </Popover>
    </Select>
  );
}

/** Typing searches at once; not for fingers, whose keyboard would cover the list. */
function focusOn(input: HTMLInputElement | null): void {
  input?.focus();
}

function spanOf(collection: CollectionSummary): string {
  const [from, to] = collection.interval ?? [null, null];
  if (!from && !to) return "";
  return `${from ? formatDay(from) : "…"} – ${to ? formatDay(to) : text.today}`;
}
