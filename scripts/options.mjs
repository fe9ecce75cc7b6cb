import { parseArgs } from "node:util";

export const defaultPort = 4280;

/** @param {string} command how it was started */
export function help(command) {
  return `Usage: ${command} -- [options]

  --port N         port on this computer (default ${defaultPort}; the next free one when it is taken)
  --folder DIR     serve the STAC items and GeoTIFFs of a folder instead of the sample season
  --latency MS     hold back every catalogue and file request, to see how it feels from afar
  --pass-through O fetch files of the origin O for the page, when O does not let pages read it;
                   may be given several times
  --token-life S   seconds an access token of the sign-in lives (default 300)
  --help           this text

It is for trying Revisit out on your own computer: the server answers on 127.0.0.1 only, and only pages of this
computer. Ctrl-C ends it.`;
}

/** A mistake on the command line, in one sentence. */
export class UsageError extends Error {
  name = "UsageError";
}

/**
 * Plain JavaScript, because it runs before anything is installed.
 * @param {readonly string[]} args what follows the name of the script
 */
export function parseOptions(args) {
  const values = parsed(args);
  return {
    help: values.help === true,
    port: wholeNumber("--port", values.port, defaultPort, 0, 65_535),
    folder: values.folder,
    latency: wholeNumber("--latency", values.latency, 0, 0, 60_000),
    passThrough: (values["pass-through"] ?? []).map(origin),
    tokenLife: wholeNumber("--token-life", values["token-life"], 300, 1, 86_400),
  };
}

function parsed(args) {
  const options = {
    help: { type: "boolean", short: "h" },
    port: { type: "string" },
    folder: { type: "string" },
    latency: { type: "string" },
    "pass-through": { type: "string", multiple: true },
    "token-life": { type: "string" },
  };
  for (const arg of args) {
    const name = /^--([^=]+)/.exec(arg)?.[1] ?? /^-([^-].*)/.exec(arg)?.[1];
    if (name !== undefined && !(name in options) && name !== "h") {
      throw new UsageError(`There is no option ${arg.split("=")[0]}; --help lists those there are.`);
    }
  }
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    if (error.code === "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL") {
      const stray = args.find((arg) => !arg.startsWith("-"));
      throw new UsageError(`${stray} belongs to no option; a folder is given as --folder DIR.`);
    }
    const option = /--[a-z-]+/.exec(error.message)?.[0] ?? "An option";
    throw new UsageError(`${option} needs a value; --help shows which.`);
  }
}

function origin(text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && text.replace(/\/$/, "") === url.origin)
    return url.origin;
  throw new UsageError(`--pass-through takes an origin such as https://services.example.org, not "${text}".`);
}

function wholeNumber(option, text, fallback, least, most) {
  if (text === undefined) return fallback;
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`${option} takes a whole number from ${least} to ${most}, not "${text}".`);
}
