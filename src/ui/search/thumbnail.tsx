import { useState } from "react";
import { ImageOff } from "lucide-react";
import { useResults } from "./results.ts";
import style from "./search.module.css";
import { useAnonymousPicture } from "./use-anonymous-picture.ts";

/** A picture of the scene, or the place where one would be: the row keeps its shape either way. */
export function Thumbnail({ src }: { readonly src: string | undefined }) {
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
      ) : (
        <ImageOff size={14} aria-hidden />
      )}
    </span>
  );
}
