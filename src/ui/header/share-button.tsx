import { Share2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../controls/button.tsx";
import { usePhone } from "../hooks/use-media.ts";
import { messages } from "../messages.ts";
import { useRecipeCode } from "../recipe-code/use-recipe-code.ts";
import { ShareDialog } from "./share-dialog.tsx";

export function ShareButton() {
  const [open, setOpen] = useState(false);
  const phone = usePhone();
  const code = useRecipeCode();
  return (
    <>
      <Button
        tone={phone ? "quiet" : "primary"}
        onPress={() => setOpen(true)}
        {...(phone ? { "aria-label": messages.header.share } : {})}
      >
        <Share2 size={phone ? 18 : 15} aria-hidden />
        {!phone && messages.header.share}
      </Button>
      <ShareDialog
        isOpen={open}
        onClose={() => setOpen(false)}
        onCode={() => {
          setOpen(false);
          code.open();
        }}
      />
      {code.Dialog && <code.Dialog onClose={code.close} />}
    </>
  );
}
