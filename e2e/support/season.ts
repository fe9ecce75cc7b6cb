/** Where catalogues of the tests begin, as the sample's: at the season that all three tiles have, not at all its years. */
export const SEASON_START = { collection: "sample-season", from: "2025-01-01", to: "2025-12-31" } as const;
