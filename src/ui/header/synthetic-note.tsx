import { FlaskConical } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { Dialog, DialogTrigger } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import overlay from "../controls/overlay.module.css";
import { messages } from "../messages.ts";
import style from "./header.module.css";

const text = messages.header;

/** Says that the pixels are made up; pressed, it says why. */
export function SyntheticNote() {
  return (
    <DialogTrigger>
      <Button className={style.note ?? ""} aria-label={text.synthetic}>
        <FlaskConical size={14} aria-hidden />
        <span>{text.synthetic}</span>
      </Button>
      <Popover className={overlay.popover ?? ""} placement="bottom end">
        <Dialog className={style.why ?? ""} aria-label={text.synthetic}>
          {text.syntheticWhy}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
