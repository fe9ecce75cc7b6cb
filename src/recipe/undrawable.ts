import type { Scene } from "../catalogue/types.ts";
import type { Problem } from "../problem/problem.ts";

/**
 * Why none of these scenes can be drawn: what their data files say, the most frequent reason first.
 * Undefined where there are no scenes.
 */
export function undrawable(scenes: readonly Scene[]): Problem | undefined {
  const [scene] = scenes;
  if (!scene) return undefined;
  const files = scenes.flatMap(({ assets }) => Object.values(assets));
  const reasons = files.flatMap(({ unreadable, roles }) => (unreadable && isData(roles) ? [unreadable] : []));
  const counts = new Map<string, number>();
  for (const { kind } of reasons) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const [commonest] = [...counts].toSorted(([, one], [, other]) => other - one);
  const example = reasons.find(({ kind }) => kind === commonest?.[0]);
  return {
    kind: example?.kind ?? "unsupported",
    message: `None of the files of “${scene.collection}” can be drawn here. ${example?.message ?? "Its scenes name no GeoTIFF."}`,
    advice:
      example?.advice ?? "The details of a scene list its files. Choose another collection to see a map.",
  };
}

function isData(roles: readonly string[]): boolean {
  return !roles.some((role) => /thumbnail|overview|metadata/.test(role));
}
