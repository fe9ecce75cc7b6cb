import type { AssetDocument } from "../library/documents.ts";

/** How the items of the signed catalogue say that their files need a sign-in. */
export interface Protection {
  /** Name of the scheme in `auth:schemes`. */
  readonly scheme: string;
  readonly issuer: string;
}

export const authenticationExtension = "https://stac-extensions.github.io/authentication/v1.1.0/schema.json";

export function authSchemes({ scheme, issuer }: Protection): Record<string, unknown> {
  return {
    [scheme]: {
      type: "openIdConnect",
      description: "The demo accounts of this local server",
      openIdConnectUrl: `${issuer}/.well-known/openid-configuration`,
    },
  };
}

/** Small pictures stay open: an `<img>` can carry no token. */
export function isOpenFile(path: string): boolean {
  return /\.(png|jpe?g|webp|gif)$/i.test(path);
}

export function protectedAsset(asset: AssetDocument, { scheme }: Protection): AssetDocument {
  return isOpenFile(asset.href) ? asset : { ...asset, "auth:refs": [scheme] };
}
