/** A chart as a picture of its own. */
export interface ChartPicture {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** What style sheets give to parts of a chart, and a file has to say itself. */
const PROPERTIES = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "paint-order",
] as const;
/** Pixels of the PNG for each of the screen. */
const PNG_SCALE = 2;

/** The chart that is shown, with its colours as they are now; null where none is. */
export function chartSvg(): ChartPicture | null {
  const shown = document.querySelector<SVGSVGElement>("svg[data-chart]");
  if (!shown) return null;
  const copy = shown.cloneNode(true) as SVGSVGElement;
  const originals = [shown, ...shown.querySelectorAll("*")];
  for (const [index, element] of [copy, ...copy.querySelectorAll("*")].entries()) {
    const original = originals[index];
    if (!original) continue;
    const computed = getComputedStyle(original);
    for (const property of PROPERTIES) element.setAttribute(property, computed.getPropertyValue(property));
    element.removeAttribute("class");
    element.removeAttribute("style");
  }
  const { width, height } = shown.getBoundingClientRect();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", String(width));
  ground.setAttribute("height", String(height));
  ground.setAttribute("fill", getComputedStyle(document.documentElement).getPropertyValue("--surface"));
  copy.prepend(ground);
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

/** @throws Error where the browser cannot draw it */
export async function pngOf({ text, width, height }: ChartPicture): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * PNG_SCALE);
    canvas.height = Math.round(height * PNG_SCALE);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The chart could not be drawn."))));
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
