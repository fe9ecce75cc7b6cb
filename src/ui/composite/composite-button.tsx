import { Layers } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "../controls/button.tsx";
import { messages } from "../messages.ts";

const CompositeDialog = lazy(() => import("./composite-dialog.tsx"));

/** Opens the dialog that makes one picture of several dates, which is loaded then. */
export function CompositeButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>
        <Layers size={15} aria-hidden /> {messages.composite.open}
      </Button>
      {open && (
        <Suspense>
          <CompositeDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
