import { useState } from "react";
import type { BBox } from "../../geo/types.ts";
import type { Slice } from "../../timeline/types.ts";
import { useView } from "../hooks/use-view.ts";
import { later } from "../later.tsx";
import { boundsWithin } from "../pictures/picture-bounds.ts";
import { ImageOff } from "lucide-react";
import { useResults } from "./results.ts";
import style from "./search.module.css";
import { useAnonymousPicture } from "./use-anonymous-picture.ts";

const SlicePicture = later(async () => (await import("../pictures/slice-picture.tsx")).SlicePicture);

interface ThumbnailProps {
  readonly src: string | undefined;
  readonly slice: Slice;
  /** Of the scenes of the row. */
  readonly bbox: BBox;
}

/**
 * The picture that the item brings, else one of its own pixels, or the place where one would be: the row keeps its
 * shape either way.
 */
export function Thumbnail({ src, slice, bbox }: ThumbnailProps) {
  const area = useView(({ query }) => query?.area);
  const { catalogue } = useResults();
  const picture = useAnonymousPicture(src, catalogue.unlisted !== undefined || catalogue.signedSearch);
  const [failed, setFailed] = useState<string | null>(null);
  const usable = typeof picture === "string" && failed !== picture;
  return (
    <span className={style.thumbnail}>
      {usable ? (
        <img
          src={picture}
          alt=""
          width={44}
          height={36}
          loading="lazy"
          decoding="async"
          referrerPolicy="no-referrer"
          onError={() => setFailed(picture)}
        />
      ) : src === undefined && area ? (
        <SlicePicture slice={slice} bounds={boundsWithin(area, bbox)} />
      ) : (
        <ImageOff size={14} aria-hidden />
      )}
    </span>
  );
}
