import { Download } from "lucide-react";
import { useState } from "react";
import { Button } from "../controls/button.tsx";
import { messages } from "../messages.ts";
import { LazyExportDialog } from "./lazy-export-dialog.tsx";

/** Opens the dialog that saves what is on the map. */
export function SaveAsButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>
        <Download size={15} aria-hidden /> {messages.share.saveAs}
      </Button>
      <LazyExportDialog isOpen={open} onClose={() => setOpen(false)} />
    </>
  );
}
