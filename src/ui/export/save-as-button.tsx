import { Download } from "lucide-react";
import { useState } from "react";
import { Button } from "../controls/button.tsx";
import { messages } from "../messages.ts";
import { ExportDialog } from "./later-export-dialog.ts";

/** Opens the dialog that saves what is on the map. */
export function SaveAsButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>
        <Download size={15} aria-hidden /> {messages.share.saveAs}
      </Button>
      {open && <ExportDialog onClose={() => setOpen(false)} />}
    </>
  );
}
