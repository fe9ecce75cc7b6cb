import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Brand } from "../header/brand.tsx";
import { messages } from "../messages.ts";
import style from "./about.module.css";
import { AboutDialog } from "./about-dialog.tsx";

/** The application's name; pressed, it tells about the application. */
export function AboutButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <h1 className={style.heading}>
        <Button className={style.name ?? ""} aria-label={messages.about.open} onPress={() => setOpen(true)}>
          <Brand />
        </Button>
      </h1>
      <AboutDialog isOpen={open} onClose={() => setOpen(false)} />
    </>
  );
}
