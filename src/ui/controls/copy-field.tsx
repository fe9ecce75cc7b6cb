import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { messages } from "../messages.ts";
import { Button } from "./button.tsx";
import field from "./field.module.css";
import style from "./copy-field.module.css";

interface CopyFieldProps {
  readonly label: string;
  readonly text: string;
}

type Outcome = "copied" | "failed" | null;
const SHOWN_FOR = 2_000;

/** Text to take along: selected when it gets the focus, copied by its button. */
export function CopyField({ label, text }: CopyFieldProps) {
  const [outcome, setOutcome] = useState<Outcome>(null);
  useEffect(() => {
    if (outcome !== "copied") return undefined;
    const timer = setTimeout(() => setOutcome(null), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copied = outcome === "copied";
  return (
    <div className={style.row}>
      <label className={field.field}>
        <span className={field.label}>{label}</span>
        <input
          className={`${field.box} ${style.text}`}
          readOnly
          value={text}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <Button onPress={() => void copyText(text).then(setOutcome)}>
        {copied ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
        {copied ? messages.copied : messages.copy}
      </Button>
      <output className={field.hint}>{outcome === "failed" ? messages.share.failed : ""}</output>
    </div>
  );
}

/**
 * Browsers refuse without a secure context, or when the person said no. Text that is still being made is promised at
 * the press of the button: Safari copies nothing that is offered later.
 */
export async function copyText(text: string | Promise<string>): Promise<"copied" | "failed"> {
  const { clipboard } = navigator;
  try {
    if (typeof text === "string" || typeof ClipboardItem === "undefined") {
      await clipboard.writeText(await text);
    } else {
      const plain = text.then((made) => new Blob([made], { type: "text/plain" }));
      await clipboard.write([new ClipboardItem({ "text/plain": plain })]);
    }
    return "copied";
  } catch {
    return "failed";
  }
}
