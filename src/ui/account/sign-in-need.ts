import type { Asset, Scene } from "../../catalogue/types.ts";
import type { CatalogueConfig, ProviderConfig } from "../../config/types.ts";
import { matchProvider } from "../../session/protocol/schemes.ts";

/** What the files of a catalogue ask for, and what this deployment has for it. */
export type SignInNeed =
  | { readonly kind: "open" }
  /** The catalogue is not of this site: whatever its files ask for, there is no sign-in for it. */
  | { readonly kind: "unlisted" }
  /** Signing in there lets the files be read. */
  | { readonly kind: "provider"; readonly provider: ProviderConfig }
  /** The provider fits, but its tokens do not go to where the files are. */
  | { readonly kind: "unlisted-origin"; readonly provider: ProviderConfig; readonly origin: string }
  /** A sign-in is needed that nothing in the configuration fits. */
  | { readonly kind: "unknown" };

/**
 * The configuration decides; only where it names no provider is `auth:schemes` of the scene compared
 * with the providers it lists. A catalogue can thereby point at one of them, and at nothing else.
 */
export function signInNeed(
  catalogue: Pick<CatalogueConfig, "provider" | "unlisted"> | undefined,
  providers: readonly ProviderConfig[],
  scene: Pick<Scene, "assets" | "authSchemes"> | undefined,
): SignInNeed {
  if (catalogue?.unlisted) return { kind: "unlisted" };
  const configured = providers.find(({ id }) => id === catalogue?.provider);
  if (configured) return { kind: "provider", provider: configured };
  const guarded = Object.values(scene?.assets ?? {}).filter((asset) => asset.protected && !asset.unreadable);
  const needs = guarded.map((asset) => needOf(asset, scene?.authSchemes, providers));
  return (
    needs.find(({ kind }) => kind === "provider") ??
    needs.find(({ kind }) => kind === "unlisted-origin") ??
    needs[0] ?? { kind: "open" }
  );
}

function needOf(asset: Asset, schemes: unknown, providers: readonly ProviderConfig[]): SignInNeed {
  const provider = matchProvider(schemes, providers, asset.authRefs);
  if (!provider) return { kind: "unknown" };
  const { origin } = new URL(asset.href);
  return provider.origins.includes(origin)
    ? { kind: "provider", provider }
    : { kind: "unlisted-origin", provider, origin };
}
