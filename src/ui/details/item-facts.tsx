import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { itemQuery } from "../../catalogue/queries.ts";
import type { Scene } from "../../catalogue/types.ts";
import { problemOf } from "../../problem/problem.ts";
import { messages } from "../messages.ts";
import { useResults } from "../search/results.ts";
import { useServices } from "../services.ts";
import { CopyButton } from "./copy-button.tsx";
import style from "./details.module.css";
import { itemProperties } from "./item-properties.ts";

const text = messages.scene;

/** The item as the catalogue sent it, fetched when a part of it is unfolded: all properties, and the JSON. */
export function ItemFacts({ scene }: { readonly scene: Scene }) {
  const { catalogues } = useServices();
  const { catalogue } = useResults();
  const [wanted, setWanted] = useState(false);
  const { href } = scene;
  const { data, error } = useQuery({
    ...itemQuery(catalogues.of(catalogue), href ?? ""),
    enabled: wanted && href !== undefined,
  });
  if (href === undefined) return <p className={style.address}>{text.noItem}</p>;
  const json = data === undefined ? undefined : JSON.stringify(data, null, 2);
  const waiting = error ? problemOf(error).message : text.loadingItem;
  const want = (open: boolean) => setWanted((before) => before || open);
  return (
    <>
      <details className={style.json} onToggle={(event) => want(event.currentTarget.open)}>
        <summary>{text.properties}</summary>
        {data === undefined ? (
          <p>{waiting}</p>
        ) : (
          <dl className={style.properties}>
            {itemProperties(data).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </details>
      <details className={style.json} onToggle={(event) => want(event.currentTarget.open)}>
        <summary>
          {text.item} ({text.json})
        </summary>
        <div className={style.itemAddress}>
          <p className={style.address}>{href}</p>
          <CopyButton label={text.copyItemAddress} text={href} />
          {json !== undefined && <CopyButton label={text.copyJson} text={json} />}
        </div>
        <textarea readOnly rows={16} aria-label={text.item} value={json ?? waiting} />
      </details>
    </>
  );
}
