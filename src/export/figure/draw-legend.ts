import type { FigureLegend } from "./types.ts";
import { CARD, FONT, INK, MUTED } from "./style.ts";

const WIDTH_PX = 220;
const PADDING_PX = 12;
const LINE_PX = 18;
const RAMP_PX = 12;
const SWATCH_PX = 11;
/** A legend that covers the map explains nothing: what is left out is counted. */
const MOST_CLASSES = 16;

/** Draws the card of a legend into the lower left corner, all in CSS pixels. */
export function drawLegend(
  context: CanvasRenderingContext2D,
  legend: FigureLegend,
  left: number,
  bottom: number,
): void {
  const lines = legend.kind === "classes" ? namesOf(legend.classes) : [];
  const body = legend.kind === "ramp" ? RAMP_PX + LINE_PX + 4 : lines.length * LINE_PX;
  const height = PADDING_PX * 2 + LINE_PX + body;
  const top = bottom - height;
  context.fillStyle = CARD;
  context.beginPath();
  context.roundRect(left, top, WIDTH_PX, height, 8);
  context.fill();
  const [x, y] = [left + PADDING_PX, top + PADDING_PX];
  const inner = WIDTH_PX - 2 * PADDING_PX;
  context.textBaseline = "top";
  context.textAlign = "left";
  context.fillStyle = INK;
  context.font = `600 13px ${FONT}`;
  context.fillText(legend.title, x, y, inner);
  context.font = `12px ${FONT}`;
  const below = y + LINE_PX + 2;
  if (legend.kind === "ramp") {
    const gradient = context.createLinearGradient(x, 0, x + inner, 0);
    for (const [index, colour] of legend.colours.entries())
      gradient.addColorStop(index / Math.max(1, legend.colours.length - 1), colour);
    context.fillStyle = gradient;
    context.fillRect(x, below, inner, RAMP_PX);
    context.fillStyle = INK;
    context.fillText(legend.low, x, below + RAMP_PX + 4);
    context.textAlign = "right";
    context.fillText(legend.high, x + inner, below + RAMP_PX + 4);
  }
  for (const [index, { name, colour }] of lines.entries()) {
    const line = below + index * LINE_PX;
    if (colour !== null) {
      context.fillStyle = colour;
      context.fillRect(x, line, SWATCH_PX, SWATCH_PX);
    }
    context.fillStyle = colour === null ? MUTED : INK;
    context.fillText(name, x + SWATCH_PX + 7, line, inner - SWATCH_PX - 7);
  }
}

function namesOf(
  classes: readonly { readonly name: string; readonly colour: string }[],
): readonly { readonly name: string; readonly colour: string | null }[] {
  const more = classes.length - MOST_CLASSES;
  return more <= 0
    ? classes
    : [...classes.slice(0, MOST_CLASSES), { name: `and ${more} more`, colour: null }];
}
