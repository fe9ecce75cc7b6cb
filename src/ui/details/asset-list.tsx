import { LockKeyhole } from "lucide-react";
import type { Asset } from "../../catalogue/types.ts";
import { isLocalAddress } from "../../http/local-files.ts";
import { displayUrl } from "../../problem/problem.ts";
import { AssetElsewhere } from "../elsewhere/asset-elsewhere.tsx";
import { messages } from "../messages.ts";
import { CopyButton } from "./copy-button.tsx";
import style from "./details.module.css";

const text = messages.scene;

/** The files of a scene with their addresses to copy; what cannot be read here says why. */
export function AssetList({ assets }: { readonly assets: readonly Asset[] }) {
  return (
    <section>
      <h3>{text.assets}</h3>
      <ul className={style.assets}>
        {assets.map((asset) => (
          <li key={asset.key}>
            <div className={style.asset}>
              <p>
                <strong>{asset.key}</strong> {asset.title !== asset.key && asset.title}
                {asset.protected && (
                  <span className={style.lock}>
                    <LockKeyhole size={12} aria-hidden /> {text.needsSignIn}
                  </span>
                )}
              </p>
              <p className={style.address}>{shownAddress(asset.href)}</p>
              {asset.unreadable ? (
                <p className={style.unreadable}>{asset.unreadable.message}</p>
              ) : (
                !isLocalAddress(asset.href) && <AssetElsewhere href={asset.href} />
              )}
            </div>
            {!isLocalAddress(asset.href) && (
              <CopyButton label={text.copyAddress(asset.key)} text={asset.href} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A file of this computer by its path in what was dropped. */
function shownAddress(href: string): string {
  return isLocalAddress(href) ? decodeURIComponent(new URL(href).pathname.slice(1)) : displayUrl(href);
}
