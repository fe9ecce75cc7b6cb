import { Layers } from "lucide-react";
import { useState } from "react";
import { Button } from "../controls/button.tsx";
import { later } from "../later.tsx";
import { messages } from "../messages.ts";

const CompositeDialog = later(async () => (await import("./composite-dialog.tsx")).CompositeDialog);

/** Opens the dialog that makes one picture of several dates, which is loaded then. */
export function CompositeButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>
        <Layers size={15} aria-hidden /> {messages.composite.open}
      </Button>
      {open && <CompositeDialog onClose={() => setOpen(false)} />}
    </>
  );
}
