import { buildProduct } from "./build-product.ts";
import { defined } from "./defined.ts";
import type { Resolver } from "./resolver.ts";
import type { ConfigFile } from "./schema.ts";
import type { BasemapConfig, CatalogueConfig, Config, ProviderConfig } from "./types.ts";

const MEGABYTE = 1024 * 1024;
/** Enough for some 500 decoded 512² uint16 blocks and the tiles made of them, on a 4 GB laptop. */
const DEFAULT_MEMORY_MEGABYTES = 512;
/** What browsers allow one host over HTTP/1.1. */
const DEFAULT_CONNECTIONS = 6;

const OFFLINE: BasemapConfig = { id: "offline", title: "Outlines (offline)", kind: "offline" };

/** The file with its defaults filled in and its addresses absolute; `resolve` notes the invalid ones. */
export function buildConfig(file: ConfigFile, resolve: Resolver): Config {
  const basemaps = (file.basemaps ?? []).map((basemap, index) =>
    basemapOf(basemap, resolve, `basemaps[${index}]`),
  );
  return {
    catalogues: file.catalogues.map((item, index) => catalogueOf(item, resolve, `catalogues[${index}]`)),
    providers: (file.providers ?? []).map((item, index) => providerOf(item, resolve, `providers[${index}]`)),
    basemaps: basemaps.length > 0 ? basemaps : [OFFLINE],
    products: (file.products ?? []).map(buildProduct),
    embedOrigins: resolve.origins(file.embedOrigins ?? [], "embedOrigins"),
    memoryBudget: Math.round((file.memoryBudgetMegabytes ?? DEFAULT_MEMORY_MEGABYTES) * MEGABYTE),
    connectionsPerHost: file.connectionsPerHost ?? DEFAULT_CONNECTIONS,
    otherCatalogues: file.otherCatalogues ?? "ask",
    site: resolve.ownOrigin(),
  };
}

function catalogueOf(
  item: ConfigFile["catalogues"][number],
  resolve: Resolver,
  path: string,
): CatalogueConfig {
  const { start, assetOrigins, passThrough, ...rest } = item;
  const url = resolve.address(item.url, `${path}.url`);
  return {
    ...defined(rest),
    url,
    signedSearch: item.signedSearch ?? false,
    synthetic: item.synthetic ?? false,
    assetOrigins: resolve.origins([url, ...(assetOrigins ?? [])], `${path}.assetOrigins`),
    ...(passThrough === undefined
      ? {}
      : { passThrough: resolve.ownFolder(passThrough, `${path}.passThrough`) }),
    ...(start ? { start: defined(start) } : {}),
  };
}

type WrittenProvider = NonNullable<ConfigFile["providers"]>[number];

function providerOf(item: WrittenProvider, resolve: Resolver, path: string): ProviderConfig {
  const origins = resolve.origins(item.origins, `${path}.origins`);
  switch (item.kind) {
    case "code":
    case "password": {
      const shared = {
        id: item.id,
        title: item.title,
        origins,
        authority: resolve.address(item.authority, `${path}.authority`),
        clientId: item.clientId,
        scope: item.scope ?? "openid",
        session: item.session ?? ("shared" as const),
        ...(item.refreshBeforeExpiry === undefined ? {} : { refreshBeforeExpiry: item.refreshBeforeExpiry }),
      };
      if (item.kind === "password") return { ...shared, kind: "password" };
      return { ...shared, kind: "code", method: item.method ?? "redirect", dpop: item.dpop ?? false };
    }
    case "client-credentials":
      return {
        ...item,
        origins,
        tokenEndpoint: resolve.address(item.tokenEndpoint, `${path}.tokenEndpoint`),
        scope: item.scope ?? "",
      };
    case "signature":
      return { ...item, origins, tokenUrl: resolve.address(item.tokenUrl, `${path}.tokenUrl`) };
    default:
      return { ...item, origins };
  }
}

type WrittenBasemap = NonNullable<ConfigFile["basemaps"]>[number];

function basemapOf(item: WrittenBasemap, resolve: Resolver, path: string): BasemapConfig {
  if (item.kind === "offline") return item;
  const url = resolve.address(item.url, `${path}.url`);
  const { maxZoom, ...rest } = item;
  const withZoom = maxZoom === undefined ? {} : { maxZoom };
  if (rest.kind === "raster") return { ...rest, ...withZoom, url };
  const { origins, darkUrl, ...style } = rest;
  return {
    ...style,
    ...withZoom,
    url,
    ...(darkUrl === undefined ? {} : { darkUrl: resolve.address(darkUrl, `${path}.darkUrl`) }),
    ...(origins ? { origins: resolve.origins(origins, `${path}.origins`) } : {}),
  };
}
