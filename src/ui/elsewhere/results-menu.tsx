import { Download } from "lucide-react";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { isAbort, problemOf } from "../../problem/problem.ts";
import { IconButton } from "../controls/button.tsx";
import list from "../controls/list.module.css";
import overlay from "../controls/overlay.module.css";
import { messages } from "../messages.ts";
import { useResults } from "../search/results.ts";
import { useTakeAlong } from "./use-take-along.ts";

const text = messages.elsewhere.take;
const FILES = ["csv", "geojson", "addresses", "dates"] as const;
const CODE = ["pystac", "curl"] as const;

interface ResultsMenuProps {
  /** Says what was done, where it can be read. */
  readonly onDone: (sentence: string) => void;
}

/** Takes what was found along as a file, or the search itself as code. */
export function ResultsMenu({ onDone }: ResultsMenuProps) {
  const { catalogue, scenes, search } = useResults();
  const { files, code } = useTakeAlong();
  const act = async (key: string) => {
    const file = FILES.find((one) => one === key);
    const tool = CODE.find((one) => one === key);
    try {
      if (file !== undefined) onDone(await files(file));
      if (tool !== undefined) onDone(await code(tool));
    } catch (error) {
      if (!isAbort(error)) onDone(problemOf(error).message);
    }
  };
  const isPartial = search.status !== "done" && search.hasMore;
  return (
    <MenuTrigger>
      <IconButton label={text.label} placement="bottom" isDisabled={search.status === "idle"}>
        <Download size={16} aria-hidden />
      </IconButton>
      <Popover className={overlay.popover ?? ""} placement="bottom end">
        <Menu
          className={list.list ?? ""}
          aria-label={text.label}
          disabledKeys={scenes.length === 0 ? FILES : []}
          onAction={(key) => void act(String(key))}
        >
          {[...FILES, ...CODE].map((key) => (
            <MenuItem key={key} id={key} className={list.item ?? ""}>
              {text[key]}
            </MenuItem>
          ))}
        </Menu>
        {isPartial && <p className={list.none}>{text.partial(catalogue.title)}</p>}
      </Popover>
    </MenuTrigger>
  );
}
