import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { IconButton } from "../controls/button.tsx";
import { copyText } from "../controls/copy-field.tsx";
import { messages } from "../messages.ts";

interface CopyButtonProps {
  readonly label: string;
  readonly text: string;
}

/** Copies a text that stands beside it. */
export function CopyButton({ label, text }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  return (
    <IconButton
      label={copied ? messages.copied : label}
      placement="left"
      onPress={() => void copyText(text).then((outcome) => setCopied(outcome === "copied"))}
    >
      {copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
    </IconButton>
  );
}
