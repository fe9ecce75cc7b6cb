import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Brand } from "../header/brand.tsx";
import { messages } from "../messages.ts";
import style from "./about.module.css";
import { later } from "../later.tsx";

const AboutDialog = later(async () => (await import("./about-dialog.tsx")).AboutDialog);

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
      {open && <AboutDialog onClose={() => setOpen(false)} />}
    </>
  );
}
