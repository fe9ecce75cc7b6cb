import { Globe } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { Dialog, DialogTrigger } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import overlay from "../controls/overlay.module.css";
import { messages } from "../messages.ts";
import style from "./header.module.css";

const text = messages.header;

/** Says, as long as it is open, that the catalogue belongs to another site, and to which. */
export function UnlistedNote({ host }: { readonly host: string }) {
  return (
    <DialogTrigger>
      <Button className={style.note ?? ""} aria-label={text.unlisted}>
        <Globe size={14} aria-hidden />
        <span>{text.unlisted}</span>
      </Button>
      <Popover className={overlay.popover ?? ""} placement="bottom end">
        <Dialog className={style.why ?? ""} aria-label={text.unlisted}>
          {text.unlistedWhy(host)}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
