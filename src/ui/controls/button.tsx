import type { ReactNode, Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { Tooltip, TooltipTrigger } from "react-aria-components/Tooltip";
import style from "./button.module.css";

type Tone = "plain" | "primary" | "quiet";

interface ButtonProps extends Omit<AriaButtonProps, "className" | "style" | "children"> {
  readonly tone?: Tone;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ tone = "plain", children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`${style.button} ${style[tone]}`}>
      {children}
    </AriaButton>
  );
}

interface IconButtonProps extends Omit<AriaButtonProps, "className" | "style" | "children"> {
  /** Both the accessible name and the tooltip. */
  readonly label: string;
  readonly tone?: Tone;
  readonly children: ReactNode;
  readonly placement?: "top" | "bottom" | "left" | "right";
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A square button with an icon; its label appears as a tooltip on hover and focus. */
export function IconButton({ label, tone = "quiet", placement = "top", children, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={600} closeDelay={60}>
      <AriaButton {...rest} aria-label={label} className={`${style.button} ${style[tone]} ${style.icon}`}>
        {children}
      </AriaButton>
      <Tooltip className={style.tooltip ?? ""} placement={placement} offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
