export const about = {
  open: "Revisit: about this application",
  title: "About Revisit",
  what: "Search an Earth-observation catalogue and watch a place through time. Files are read, decoded and coloured in this browser; no server sees what you look at but the ones that hold the data.",
  version: (version: string) => `Version ${version}`,
  licence: "Licence",
  notices: "Licences of the packages in it",
  withoutHeader:
    "This server does not send the page's Content-Security-Policy. The page protects itself as far as it can; the person who runs this site can complete that (docs/deploy.md).",
} as const;
