import { isFile } from "../elsewhere/search-lists.ts";
import type { Scene } from "../../catalogue/types.ts";
import type { CatalogueConfig, ProviderConfig } from "../../config/types.ts";
import type { ProbeTarget } from "../../service-check/probe.ts";

/** One question of the check, and whom it is put to. */
export interface CheckTarget {
  readonly host: string;
  readonly target: ProbeTarget;
}

/** The sign-in first, then a file: one that asks for a sign-in, where there is one. */
export function checkTargets(
  catalogue: Pick<CatalogueConfig, "title">,
  provider: ProviderConfig | undefined,
  scene: Pick<Scene, "assets"> | undefined,
): readonly CheckTarget[] {
  const targets: CheckTarget[] = [];
  if (provider && "authority" in provider) {
    const { authority, title } = provider;
    targets.push({ host: new URL(authority).host, target: { title, authority } });
  }
  if (provider && "tokenEndpoint" in provider) {
    const { tokenEndpoint, title } = provider;
    targets.push({ host: new URL(tokenEndpoint).host, target: { title, tokenEndpoint } });
  }
  const files = Object.values(scene?.assets ?? {}).filter(isFile);
  const file = (files.find((asset) => asset.protected) ?? files[0])?.href;
  if (file !== undefined) {
    targets.push({ host: new URL(file).host, target: { title: catalogue.title, file } });
  }
  return targets;
}
