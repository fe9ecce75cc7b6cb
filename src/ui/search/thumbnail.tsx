import { useState } from "react";
import { ImageOff } from "lucide-react";
import style from "./search.module.css";

/** A picture of the scene, or the place where one would be: the row keeps its shape either way. */
export function Thumbnail({ src }: { readonly src: string | undefined }) {
  const [failed, setFailed] = useState<string | null>(null);
  const usable = src !== undefined && failed !== src;
  return (
    <span className={style.thumbnail}>
      {usable ? (
        <img
          src={src}
          alt=""
          width={44}
          height={36}
          loading="lazy"
          decoding="async"
          referrerPolicy="no-referrer"
          onError={() => setFailed(src)}
        />
      ) : (
        <ImageOff size={14} aria-hidden />
      )}
    </span>
  );
}
