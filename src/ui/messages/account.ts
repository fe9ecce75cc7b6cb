/** The account panel. */
export const account = {
  title: "Account",
  open: "This catalogue is open: no sign-in is needed.",
  needs: (provider: string) => `Files of this catalogue need a sign-in with ${provider}.`,
  unlistedOrigin: (provider: string, origin: string) =>
    `Files of this catalogue ask for a sign-in with ${provider}, whose tokens are not sent to ${origin}.`,
  unlistedOriginWhy:
    "If that server belongs to it, the operator of this site can add it to the provider's origins in config.json.",
  unknown: "Files of this catalogue ask for a sign-in that this site does not offer.",
  unknownWhy:
    "Whoever runs this site can add the provider in config.json. What is open can be read meanwhile.",
  unlisted: "This catalogue is not one of this site's: it is read without signing in.",
  unlistedWhy: "No sign-in of yours is sent to it, or to where its files are.",
  others: "Other services",
  status: {
    "signed-out": "Not signed in",
    "signing-in": "Signing in…",
    "signed-in": "Signed in",
    ended: "The session has ended",
  },
  signIn: "Sign in",
  signInAgain: "Sign in again",
  signOut: "Sign out",
  signOutHere: "Sign out here",
  signOutAt: (provider: string) => `Sign out at ${provider} too`,
  forget: "Forget this session",
  remove: "Remove everything",
  removeWhy:
    "“Remove everything” takes all that is stored for this sign-in. My places stay: they belong to none.",
  renew: "Try to renew now",
  opaque: "The token is opaque: what it says can be read by the service only.",
  issuer: (address: string) => `Issued by ${address}`,
  scope: (scope: string) => `Asked for: ${scope}`,
  endUnknown: "The token does not say when it ends.",
  renewal: (time: string, problem: string | undefined) =>
    problem === undefined ? `${time}: renewed` : `${time}: not renewed. ${problem}`,
  renewed: (distance: string) => `renewed by itself ${distance}`,
  until: (instant: string, distance: string) => `until ${instant}, ${distance}`,
  expired: "The token has expired.",
  claims: "What the token says",
  username: "User name",
  password: "Password",
  passwordWhy: "Sent to the service's sign-in only, and not stored.",
  clientId: "Client id",
  clientSecret: "Client secret",
  secretWhy: "Kept in this page's memory only, and lost with it. Other tabs get tokens from this one.",
  secretHere: (time: string) =>
    `The client secret was typed in this tab at ${time}. Other tabs get tokens from it while it is open.`,
  secretElsewhere: (time: string) =>
    `The client secret was typed in another tab at ${time}. Tokens come from there while it is open.`,
  token: "Access token",
  tokenWhy:
    "A token, its Bearer line, or JSON with access_token. Kept in this page's memory, so it is gone when the page is reloaded or closed. It cannot be renewed here.",
  remember: "Remember on this computer until it ends; for a day if it does not say when",
  refused: (host: string, time: string) => `refused by ${host} at ${time}`,
  remembered: "remembered on this computer",
  lastProblem: "Last problem",
  signature: "Signed addresses are fetched by themselves: nothing to do.",
} as const;
