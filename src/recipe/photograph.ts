import type { Asset, AssetBand } from "../catalogue/types.ts";

/** Whether a band holds brightness from 0 to 255 as far as its item tells, and not a measurement. */
export function isPhotograph(asset: Asset, band: AssetBand): boolean {
  if (band.dataType !== undefined) return band.dataType === "uint8" && band.scale === undefined;
  // NAIP's items say nothing of it; its photographs are bytes.
  return (
    asset.roles.includes("visual") || /^(?:visual|tci|rgb|ortho)/i.test(asset.key) || /naip/i.test(asset.href)
  );
}
