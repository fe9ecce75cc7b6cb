import { Code } from "lucide-react";
import { Button } from "../controls/button.tsx";
import { messages } from "../messages.ts";
import { useTimeline } from "../timeline/timeline-steps.ts";
import { useRecipeCode } from "./use-recipe-code.ts";

/** Opens the layer on the map as code for other programs. */
export function RecipeCodeButton() {
  const { slice } = useTimeline();
  const { Dialog, open, close } = useRecipeCode();
  return (
    <div>
      <Button isDisabled={slice === null} onPress={open}>
        <Code size={15} aria-hidden />
        {messages.recipeCode.open}
      </Button>
      {Dialog && <Dialog onClose={close} />}
    </div>
  );
}
