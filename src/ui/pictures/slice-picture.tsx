import { ImageOff } from "lucide-react";
import { useEffect, useRef } from "react";
import type { BBox } from "../../geo/types.ts";
import type { Slice } from "../../timeline/types.ts";
import { useDisplay } from "../layer/display.ts";
import style from "./pictures.module.css";
import { useSlicePicture } from "./use-slice-picture.ts";

interface SlicePictureProps {
  readonly slice: Slice;
  /** What it shows, degrees. */
  readonly bounds: BBox;
}

/** A date as the map would show it, small. */
export function SlicePicture({ slice, bounds }: SlicePictureProps) {
  const { recipe } = useDisplay();
  const picture = useSlicePicture(slice, recipe, bounds);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (picture) context?.drawImage(picture, 0, 0);
  }, [picture]);
  if (!picture) return picture === null ? <ImageOff size={14} aria-hidden /> : null;
  return <canvas ref={canvas} className={style.picture} width={picture.width} height={picture.height} />;
}
