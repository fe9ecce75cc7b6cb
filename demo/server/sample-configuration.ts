import { isObject } from "./http/body.ts";

/** The catalogue of the build that lies beside it, on any host. */
const SMALL_SEASON = "small-season";

const START = { collection: "sample-season", from: "2025-01-01", to: "2025-12-31" };
const SHARED = {
  synthetic: true,
  start: START,
  attribution: "Sample season: synthetic data",
  basemap: "offline",
};

const SAMPLE = {
  id: "sample",
  title: "Sample season",
  description: "A made-up farming season, generated on this machine. Nothing to sign in to.",
  url: "./open/stac",
  ...SHARED,
};

const SAMPLE_SIGNED = {
  id: "sample-signed",
  title: "Sample season, signed in",
  description: "The same season: anybody can search it, its pixels ask for a sign-in.",
  url: "./signed/stac",
  provider: "demo",
  ...SHARED,
};

const DEMO_PROVIDER = {
  id: "demo",
  title: "Demonstration account",
  kind: "code",
  authority: "./oidc",
  clientId: "revisit-demo",
  scope: "openid profile email offline_access",
  origins: ["./"],
};

/**
 * The configuration of the build with what this server has in place of the small season: the whole one, in its two
 * forms, and the sign-in. A configuration without the small season is another one, and stays as it is.
 */
export function sampleConfiguration(
  configuration: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { catalogues, providers } = configuration;
  if (!Array.isArray(catalogues) || !catalogues.some(isSmallSeason)) return configuration;
  return {
    ...configuration,
    catalogues: [SAMPLE, SAMPLE_SIGNED, ...catalogues.filter((one) => !isSmallSeason(one))],
    providers: [DEMO_PROVIDER, ...(Array.isArray(providers) ? (providers as unknown[]) : [])],
  };
}

function isSmallSeason(catalogue: unknown): boolean {
  return isObject(catalogue) && catalogue["id"] === SMALL_SEASON;
}
