import { useState } from "react";
import { isAbort, problemOf } from "../../problem/problem.ts";
import { Button } from "../controls/button.tsx";
import { copyText } from "../controls/copy-field.tsx";
import { messages } from "../messages.ts";
import style from "./elsewhere.module.css";
import { type Reading, snippet, type Tool } from "./snippets.ts";

const text = messages.elsewhere;
const TOOLS: readonly Tool[] = ["gdal", "curl", "python"];

interface CopyForProps {
  /** What a tool reads; undefined where there is nothing for it. Called at a press: its answer can hold a secret. */
  readonly readings: Readonly<Record<Tool, (() => Promise<Reading>) | undefined>>;
}

/** One button per tool. What was copied is never shown: a screen may be shared. */
export function CopyFor({ readings }: CopyForProps) {
  const [outcome, setOutcome] = useState("");
  const copy = async (tool: Tool, reading: () => Promise<Reading>) => {
    setOutcome("");
    try {
      const made = reading();
      const copied = copyText(made.then((each) => snippet(tool, each)));
      const { notes } = await made;
      setOutcome((await copied) === "copied" ? text.copied(text.tools[tool], notes) : text.refused);
    } catch (error) {
      if (!isAbort(error)) setOutcome(problemOf(error, "sign-in").message);
    }
  };
  return (
    <>
      <div className={style.buttons}>
        {TOOLS.map((tool) => {
          const reading = readings[tool];
          return (
            <Button
              key={tool}
              aria-label={text.copyFor(text.tools[tool])}
              isDisabled={reading === undefined}
              onPress={() => void (reading && copy(tool, reading))}
            >
              {text.tools[tool]}
            </Button>
          );
        })}
      </div>
      <output className={style.outcome}>{outcome}</output>
    </>
  );
}
