import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { itemQuery } from "../../catalogue/queries.ts";
import type { Scene } from "../../catalogue/types.ts";
import { problemOf } from "../../problem/problem.ts";
import { messages } from "../messages.ts";
import { useResults } from "../search/results.ts";
import { useServices } from "../services.ts";
import style from "./details.module.css";

const text = messages.scene;

/** The item as the catalogue sent it, fetched when it is unfolded. */
export function ItemJson({ scene }: { readonly scene: Scene }) {
  const { catalogues } = useServices();
  const { catalogue } = useResults();
  const [open, setOpen] = useState(false);
  const { href } = scene;
  const { data, error } = useQuery({
    ...itemQuery(catalogues.of(catalogue), href ?? ""),
    enabled: open && href !== undefined,
  });
  if (href === undefined) return null;
  return (
    <details className={style.json} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {text.item} ({text.json})
      </summary>
      <textarea readOnly rows={16} aria-label={text.item} value={shown(data, error)} />
    </details>
  );
}

function shown(data: unknown, error: Error | null): string {
  if (error) return problemOf(error).message;
  return data === undefined ? text.loadingItem : JSON.stringify(data, null, 2);
}
