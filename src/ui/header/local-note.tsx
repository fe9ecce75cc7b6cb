import { HardDrive } from "lucide-react";
import { Button as Trigger } from "react-aria-components/Button";
import { Dialog, DialogTrigger } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import type { CatalogueConfig } from "../../config/types.ts";
import { Button } from "../controls/button.tsx";
import overlay from "../controls/overlay.module.css";
import { useCloseLocal } from "../drop/use-close-local.ts";
import { messages } from "../messages.ts";
import style from "./header.module.css";

const text = messages.local;

/** Says that the catalogue is on this computer and in no link, and closes it. */
export function LocalNote({ catalogue }: { readonly catalogue: CatalogueConfig }) {
  const close = useCloseLocal();
  return (
    <DialogTrigger>
      <Trigger className={style.note ?? ""} aria-label={text.note}>
        <HardDrive size={14} aria-hidden />
        <span>{text.note}</span>
      </Trigger>
      <Popover className={overlay.popover ?? ""} placement="bottom end">
        <Dialog className={style.why ?? ""} aria-label={text.note}>
          <p>{text.why(catalogue.title)}</p>
          <Button onPress={() => close(catalogue)}>{text.close}</Button>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
