import type { ClassesRecipe } from "../../recipe/types.ts";
import type { Slice } from "../../timeline/types.ts";
import type { PointValue } from "../../worker/jobs.ts";
import { messages } from "../messages.ts";
import style from "./legend.module.css";
import { useClasses } from "./use-classes.ts";

interface ClassLegendProps {
  readonly recipe: ClassesRecipe;
  readonly slice: Slice;
  readonly value: PointValue | null;
}

/** Every class with its colour; the one under the pointer stands out. */
export function ClassLegend({ recipe, slice, value }: ClassLegendProps) {
  const classes = useClasses(recipe, slice);
  const under = value?.bands.find((band) => band.band === recipe.band)?.dn ?? value?.bands[0]?.dn;
  return (
    <ul className={style.classes} aria-label={messages.legend.classes}>
      {classes.map(({ value: number, name, colour }) => (
        <li key={number} data-under={number === under}>
          <span className={style.swatch} style={{ backgroundColor: colour }} />
          {name}
        </li>
      ))}
    </ul>
  );
}
