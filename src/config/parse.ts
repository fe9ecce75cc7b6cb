import * as v from "valibot";
import { ProblemError } from "../problem/problem.ts";
import { deepFreeze } from "./freeze.ts";
import { configurationError, mistakeOf, type Mistake } from "./mistakes.ts";
import { configFile, type ConfigFile } from "./schema.ts";
import type { BasemapConfig, CatalogueConfig, Config, ProviderConfig } from "./types.ts";

const MEGABYTE = 1024 * 1024;
/** Enough for some 500 decoded 512² uint16 blocks and the tiles made of them, on a 4 GB laptop. */
const DEFAULT_MEMORY_MEGABYTES = 512;
/** What browsers allow one host over HTTP/1.1. */
const DEFAULT_CONNECTIONS = 6;

const OFFLINE: BasemapConfig = { id: "offline", title: "Outlines (offline)", kind: "offline" };

/**
 * Checks a configuration and fills in its defaults.
 * @param json what the file holds, already parsed
 * @param base absolute URL that relative addresses start from: the folder of the configuration
 * @throws ProblemError of kind `configuration` that names every mistake by its key
 */
export function parseConfig(json: unknown, base: string): Config {
  const checked = v.safeParse(configFile, json);
  if (!checked.success) throw configurationError("The configuration", checked.issues.map(mistakeOf));
  const mistakes: Mistake[] = [];
  const resolver = new Resolver(base, mistakes);
  const config = build(checked.output, resolver);
  mistakes.push(...crossReferences(config));
  if (mistakes.length > 0) throw configurationError("The configuration", mistakes);
  return deepFreeze(config);
}

/** Makes addresses absolute and collects those that are none. */
class Resolver {
  private readonly base: string;
  private readonly mistakes: Mistake[];

  constructor(base: string, mistakes: Mistake[]) {
    this.base = base;
    this.mistakes = mistakes;
  }

  address(written: string, path: string): string {
    // URL() percent-encodes the braces of templates; they are put back for whoever fills them in.
    const url = this.parse(written, path);
    return url ? url.href.replace(/%7B/gi, "{").replace(/%7D/gi, "}") : written;
  }

  origins(written: readonly string[], path: string): string[] {
    const origins = written.map((item, index) => this.parse(item, `${path}[${index}]`)?.origin ?? item);
    return [...new Set(origins)];
  }

  private parse(written: string, path: string): URL | undefined {
    let url: URL;
    try {
      url = new URL(written, this.base);
    } catch {
      this.mistakes.push({ path, message: `expected an address, found ${JSON.stringify(written)}` });
      return undefined;
    }
    if (url.protocol !== "https:" && url.protocol !== "http:") {
      this.mistakes.push({
        path,
        message: `expected an http or https address, found ${JSON.stringify(written)}`,
      });
    }
    if (url.username || url.password) {
      this.mistakes.push({ path, message: "expected an address without a user name or password in it" });
    }
    return url;
  }
}

function build(file: ConfigFile, resolve: Resolver): Config {
  const basemaps = (file.basemaps ?? []).map((basemap, index) =>
    basemapOf(basemap, resolve, `basemaps[${index}]`),
  );
  return {
    catalogues: file.catalogues.map((item, index) => catalogueOf(item, resolve, `catalogues[${index}]`)),
    providers: (file.providers ?? []).map((item, index) => providerOf(item, resolve, `providers[${index}]`)),
    basemaps: basemaps.length > 0 ? basemaps : [OFFLINE],
    memoryBudget: Math.round((file.memoryBudgetMegabytes ?? DEFAULT_MEMORY_MEGABYTES) * MEGABYTE),
    connectionsPerHost: file.connectionsPerHost ?? DEFAULT_CONNECTIONS,
  };
}

function catalogueOf(
  item: ConfigFile["catalogues"][number],
  resolve: Resolver,
  path: string,
): CatalogueConfig {
  const { start, assetOrigins, ...rest } = item;
  const url = resolve.address(item.url, `${path}.url`);
  return {
    ...defined(rest),
    url,
    signedSearch: item.signedSearch ?? false,
    synthetic: item.synthetic ?? false,
    assetOrigins: resolve.origins([url, ...(assetOrigins ?? [])], `${path}.assetOrigins`),
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
  const { origins, ...style } = rest;
  return {
    ...style,
    ...withZoom,
    url,
    ...(origins ? { origins: resolve.origins(origins, `${path}.origins`) } : {}),
  };
}

function crossReferences(config: Config): Mistake[] {
  const mistakes: Mistake[] = [];
  for (const list of ["catalogues", "providers", "basemaps"] as const) {
    const seen = new Set<string>();
    for (const [index, { id }] of config[list].entries()) {
      if (seen.has(id)) mistakes.push({ path: `${list}[${index}].id`, message: `"${id}" is used twice` });
      seen.add(id);
    }
  }
  const providers = new Set(config.providers.map(({ id }) => id));
  for (const [index, { provider }] of config.catalogues.entries()) {
    if (provider === undefined || providers.has(provider)) continue;
    mistakes.push({
      path: `catalogues[${index}].provider`,
      message: `names "${provider}", and no provider has that id`,
    });
  }
  return mistakes;
}

type Defined<Value> = { [Key in keyof Value]: Exclude<Value[Key], undefined> };

/** Without the keys whose value is undefined, so that an optional key is absent rather than empty. */
function defined<Value extends object>(value: Value): Defined<Value> {
  return Object.fromEntries(
    Object.entries(value).filter(([, inner]) => inner !== undefined),
  ) as Defined<Value>;
}

/** The configuration's catalogue of that id. @throws ProblemError when there is none */
export function catalogueById(config: Config, id: string): CatalogueConfig {
  const found = config.catalogues.find((catalogue) => catalogue.id === id);
  if (found) return found;
  throw new ProblemError({
    kind: "configuration",
    message: `There is no catalogue "${id}" in this deployment's configuration.`,
    advice: "Choose one of the catalogues in the list.",
  });
}
