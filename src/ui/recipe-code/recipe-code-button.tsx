import { Code } from "lucide-react";
import { useState } from "react";
import { Button } from "../controls/button.tsx";
import { messages } from "../messages.ts";
import { useTimeline } from "../timeline/timeline-steps.ts";
import { RecipeCode } from "./recipe-code.ts";

/** Opens the layer on the map as code for other programs. */
export function RecipeCodeButton() {
  const [open, setOpen] = useState(false);
  const { slice } = useTimeline();
  return (
    <>
      <Button isDisabled={slice === null} onPress={() => setOpen(true)}>
        <Code size={15} aria-hidden />
        {messages.recipeCode.open}
      </Button>
      {open && <RecipeCode onClose={() => setOpen(false)} />}
    </>
  );
}
