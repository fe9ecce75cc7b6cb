import type { Geometry } from "geojson";
import { compile } from "../../../../src/catalogue/filter/compile.ts";
import type { Condition } from "../../../../src/catalogue/filter/types.ts";
import { shape, type Shape } from "../../../../src/geo/shape.ts";
import { intersects } from "../../../../src/geo/shapes-intersect.ts";
import type { LibraryItem } from "../../library/item.ts";
import { propertyOf } from "./property.ts";

/** A condition (OGC 21-065r2) as a test over items: those of which it is known to hold. */
export function compileFilter(condition: Condition): (item: LibraryItem) => boolean {
  const test = compile(condition);
  const shapes = new Map<Geometry, Shape>();
  const shapeOf = (geometry: Geometry): Shape => {
    const known = shapes.get(geometry) ?? shape(geometry);
    shapes.set(geometry, known);
    return known;
  };
  return (item) =>
    test({
      property: (name) => propertyOf(item, name),
      intersects: (geometry) => intersects(item.shape, shapeOf(geometry)),
    }) === true;
}
