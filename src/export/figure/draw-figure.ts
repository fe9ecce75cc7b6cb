import { ProblemError } from "../../problem/problem.ts";
import { drawLegend } from "./draw-legend.ts";
import { CARD, FONT, INK, MUTED, PAPER } from "./style.ts";
import type { Figure } from "./types.ts";
import { wrappedLines } from "./wrapped-lines.ts";

const MARGIN_PX = 16;
const TITLE_PX = 64;
const CREDIT_LINE_PX = 16;
const ARROW_PX = 22;

/**
 * A map with title, date, legend, scale bar, north arrow and credit as a PNG, in the pixels of the map.
 * @throws ProblemError where the browser cannot draw or encode it
 */
export async function drawFigure(figure: Figure): Promise<Blob> {
  const { image, pixelRatio } = figure.map;
  const [width, height] = [image.width / pixelRatio, image.height / pixelRatio];
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  if (!context) throw notDrawn();
  context.font = creditFont;
  const credit = wrappedLines(
    figure.credit,
    width - 2 * MARGIN_PX,
    (text) => context.measureText(text).width,
  );
  const foot = credit.length === 0 ? 0 : credit.length * CREDIT_LINE_PX + MARGIN_PX;
  canvas.width = image.width;
  canvas.height = Math.round((TITLE_PX + height + foot) * pixelRatio);
  context.scale(pixelRatio, pixelRatio);
  context.fillStyle = PAPER;
  context.fillRect(0, 0, width, TITLE_PX + height + foot);
  context.drawImage(image, 0, TITLE_PX, width, height);
  drawTitle(context, figure, width);
  const bottom = TITLE_PX + height - MARGIN_PX;
  drawLegend(context, figure.legend, MARGIN_PX, bottom);
  drawScale(context, figure.map.scale, width - MARGIN_PX, bottom);
  drawNorth(context, figure.map.bearing, width - MARGIN_PX - ARROW_PX, TITLE_PX + MARGIN_PX + ARROW_PX);
  context.font = creditFont;
  context.textAlign = "left";
  context.textBaseline = "top";
  context.fillStyle = MUTED;
  for (const [index, line] of credit.entries())
    context.fillText(line, MARGIN_PX, TITLE_PX + height + MARGIN_PX / 2 + index * CREDIT_LINE_PX);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(notDrawn())), "image/png");
  });
}

const creditFont = `11px ${FONT}`;

function drawTitle(context: CanvasRenderingContext2D, { title, subtitle }: Figure, width: number): void {
  const widest = width - 2 * MARGIN_PX;
  context.textAlign = "left";
  context.textBaseline = "top";
  context.fillStyle = INK;
  context.font = `600 20px ${FONT}`;
  context.fillText(title, MARGIN_PX, 12, widest);
  context.fillStyle = MUTED;
  context.font = `14px ${FONT}`;
  context.fillText(subtitle, MARGIN_PX, 38, widest);
}

/** A bar as long as its distance, its right end at the given corner. */
function drawScale(
  context: CanvasRenderingContext2D,
  { pixels, label }: Figure["map"]["scale"],
  right: number,
  bottom: number,
): void {
  const left = right - pixels;
  context.fillStyle = CARD;
  context.beginPath();
  context.roundRect(left - 10, bottom - 34, pixels + 20, 34, 6);
  context.fill();
  context.strokeStyle = INK;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(left, bottom - 14);
  context.lineTo(left, bottom - 8);
  context.lineTo(right, bottom - 8);
  context.lineTo(right, bottom - 14);
  context.stroke();
  context.fillStyle = INK;
  context.font = `12px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "bottom";
  context.fillText(label, (left + right) / 2, bottom - 13);
}

/** Points to where north is on a map that may be turned. */
function drawNorth(context: CanvasRenderingContext2D, bearing: number, x: number, y: number): void {
  context.save();
  context.translate(x, y);
  context.fillStyle = CARD;
  context.beginPath();
  context.arc(0, 0, ARROW_PX, 0, 2 * Math.PI);
  context.fill();
  context.rotate((-bearing * Math.PI) / 180);
  context.fillStyle = INK;
  context.beginPath();
  context.moveTo(0, -17);
  context.lineTo(7, 4);
  context.lineTo(0, 0);
  context.lineTo(-7, 4);
  context.fill();
  context.font = `700 11px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "top";
  context.fillText("N", 0, 6);
  context.restore();
}

function notDrawn(): ProblemError {
  return new ProblemError({
    kind: "graphics",
    message: "The browser could not make a picture of the map.",
    advice: "Make the window smaller, or close other tabs that draw a lot, and try again.",
  });
}
