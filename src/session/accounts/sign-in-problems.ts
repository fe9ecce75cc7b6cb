import type { Problem } from "../../problem/problem.ts";

export function ended(title: string): Problem {
  return {
    kind: "sign-in",
    message: `The session with ${title} has ended.`,
    advice: "Sign in again; the view is kept.",
  };
}

export function insecure(title: string): Problem {
  return {
    kind: "sign-in",
    message: `Signing in to ${title} needs a secure connection.`,
    advice: "Open this application over https (or on localhost).",
  };
}

export function unregistered(title: string): Problem {
  return {
    kind: "configuration",
    message: `This application is not registered with ${title} yet, so no sign-in is possible there.`,
    advice:
      "Whoever runs it can register a client and put its id into the configuration (see docs/sign-in.md).",
  };
}

export function framed(title: string): Problem {
  return {
    kind: "sign-in",
    message: `Signing in to ${title} is not possible from a page inside another page.`,
    advice: "Open the map in a tab of its own and sign in there.",
  };
}

export function refusedToken(title: string, host: string): Problem {
  return {
    kind: "sign-in",
    message: `${host} refused the token for ${title}, so it is not sent again.`,
    advice: "Sign in again with a new one.",
  };
}

/** Of a token that is not renewed: that it ends in `leftMs` milliseconds or, without any left, has ended. */
export function endOfToken(title: string, leftMs: number): Problem {
  return {
    kind: "sign-in",
    message:
      leftMs > 0
        ? `The token for ${title} ends in ${minutesLeft(leftMs)} and is not renewed.`
        : `The token for ${title} has ended and was not renewed.`,
    advice: "Sign in again; the view is kept.",
  };
}

/** Begun minutes, in words. */
export function minutesLeft(leftMs: number): string {
  const minutes = Math.ceil(leftMs / 60_000);
  return `${minutes} minute${minutes === 1 ? "" : "s"}`;
}
