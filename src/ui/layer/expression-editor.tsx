import { useId, useState } from "react";
import type { Asset } from "../../catalogue/types.ts";
import { Button } from "../controls/button.tsx";
import type { ExpressionRecipe } from "../../recipe/types.ts";
import field from "../controls/field.module.css";
import { useRecipeEditor } from "./use-recipe-editor.ts";
import { messages } from "../messages.ts";
import { useDisplay } from "./display.ts";
import { useTimeline } from "../timeline/timeline-steps.ts";
import { shortTitle } from "../../recipe/titled.ts";
import { checkExpression, type ExpressionMistake } from "../../recipe/check-expression.ts";
import style from "./layer.module.css";

const text = messages.layer;

/** The expression, free to be changed. A mistake is underlined at its characters and told below. */
export function ExpressionEditor({ recipe }: { readonly recipe: ExpressionRecipe }) {
  const { replace } = useRecipeEditor();
  const { slice } = useTimeline();
  const { recipes } = useDisplay();
  const [draft, setDraft] = useState(recipe.expression);
  const id = useId();
  const mistake = draft.trim() === "" ? null : checkExpression(draft, slice?.scenes[0]);
  const changed = draft.trim() !== recipe.expression && draft.trim() !== "";

  const apply = () => {
    if (!changed || mistake) return;
    const expression = draft.trim();
    const known = recipes.find(
      ({ recipe: each }) => each.kind === "expression" && each.expression === expression,
    );
    replace({ ...recipe, title: known?.recipe.title ?? shortTitle(expression), expression });
  };

  return (
    <div className={field.field}>
      <label className={field.label} htmlFor={id}>
        {text.expression}
      </label>
      <div className={style.editor}>
        <Underline draft={draft} mistake={mistake} />
        <textarea
          id={id}
          className={style.expression}
          value={draft}
          rows={2}
          spellCheck={false}
          autoCapitalize="none"
          aria-invalid={mistake !== null}
          aria-describedby={`${id}-note`}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey) return;
            event.preventDefault();
            apply();
          }}
        />
      </div>
      <div className={style.editorFoot}>
        <output id={`${id}-note`} className={mistake ? field.error : field.hint}>
          {mistake ? `${text.at(mistake.start)}: ${mistake.message}` : bandsHint(slice?.scenes[0]?.assets)}
        </output>
        <Button onPress={apply} isDisabled={!changed || mistake !== null}>
          {text.apply}
        </Button>
      </div>
    </div>
  );
}

/** A copy of the text behind the field, which carries the mark. */
function Underline({
  draft,
  mistake,
}: {
  readonly draft: string;
  readonly mistake: ExpressionMistake | null;
}) {
  if (!mistake) return null;
  const end = Math.max(mistake.end, mistake.start + 1);
  return (
    <div className={style.underlay} aria-hidden>
      {draft.slice(0, mistake.start)}
      <mark>{draft.slice(mistake.start, end) || " "}</mark>
      {draft.slice(end)}
    </div>
  );
}

function bandsHint(assets: Readonly<Record<string, Asset>> | undefined): string {
  const readable = Object.values(assets ?? {}).filter(
    ({ unreadable, roles }) => unreadable === undefined && !roles.includes("thumbnail"),
  );
  const names = readable.map(({ key }) => key).slice(0, 8);
  return names.length > 0 ? `${text.expressionHint} ${names.join(", ")}` : "";
}
