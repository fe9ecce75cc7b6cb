import { execFileSync, spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdir, mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** Debian: liblemonldap-ng-portal-perl with what it recommends, and plackup (libplack-perl). */
export function hasLemonLdap(): boolean {
  const modules = [
    "Lemonldap::NG::Portal::Main",
    "Lemonldap::NG::Portal::Issuer::OpenIDConnect",
    "Image::Magick",
  ];
  try {
    execFileSync("perl", [...modules.map((name) => `-M${name}`), "-e1"], { stdio: "ignore" });
    execFileSync("plackup", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** An account of LemonLDAP::NG's demonstration back end. */
export const doctor = { user: "dwho", password: "dwho", name: "Doctor Who" };

export interface LemonLdap {
  /** Ends in a slash. */
  readonly issuer: string;
  isValidToken(token: string): Promise<boolean>;
  close(): Promise<void>;
}

interface LemonLdapOptions {
  readonly port: number;
  readonly redirectUri: string;
  readonly accessTokenSeconds: number;
}

/** Runs a LemonLDAP::NG portal on loopback with one public client, `revisit`, that has to use PKCE. */
export async function startLemonLdap(options: LemonLdapOptions): Promise<LemonLdap> {
  const folder = await mkdtemp(join(tmpdir(), "revisit-lemonldap-"));
  const issuer = `http://127.0.0.1:${options.port}/`;
  for (const name of ["conf", "sessions"]) await mkdir(join(folder, name));
  await writeFile(join(folder, "conf/lmConf-1.json"), JSON.stringify(configuration(folder, issuer, options)));
  const portal = "[portal]\ntemplateDir = /usr/share/lemonldap-ng/portal/templates\nlanguages = en\n";
  await writeFile(
    join(folder, "lemonldap-ng.ini"),
    `[all]\nlogLevel = error\n[configuration]\ntype = File\ndirName = ${folder}/conf\n${portal}[handler]\n`,
  );
  await writeFile(
    join(folder, "portal.psgi"),
    "use Lemonldap::NG::Portal::Main;\nLemonldap::NG::Portal::Main->run({});\n",
  );
  const log = await open(join(folder, "log"), "w");
  const child = spawn("plackup", ["--host", "127.0.0.1", "--port", String(options.port), "portal.psgi"], {
    cwd: folder,
    env: { ...process.env, LLNG_DEFAULTCONFFILE: join(folder, "lemonldap-ng.ini") },
    stdio: ["ignore", log.fd, log.fd],
  });
  await log.close();
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const close = async (): Promise<void> => {
    child.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  for (let tries = 0; !(await isReady(issuer)); tries += 1) {
    if (tries > 150 || child.exitCode !== null) {
      const said = await readFile(join(folder, "log"), "utf8");
      await close();
      throw new Error(`LemonLDAP::NG did not start: ${said}`);
    }
    await wait(100);
  }
  return {
    issuer,
    isValidToken: async (token) => {
      const headers = { Authorization: `Bearer ${token}` };
      return (await fetch(`${issuer}oauth2/userinfo`, { headers })).status === 200;
    },
    close,
  };
}

/** Keys of the configuration: https://lemonldap-ng.org/documentation/2.0/idpopenidconnect */
function configuration(folder: string, issuer: string, options: LemonLdapOptions): unknown {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const sessions = { Directory: join(folder, "sessions"), LockDirectory: join(folder, "sessions") };
  const client = {
    ClientID: "revisit",
    DisplayName: "Revisit",
    Public: 1,
    RequirePKCE: 1,
    RefreshToken: 1,
    BypassConsent: 1,
    IDTokenSignAlg: "RS256",
    IDTokenExpiration: 3600,
    // The name that is shown comes from the id token.
    IDTokenForceClaims: 1,
    AccessTokenExpiration: options.accessTokenSeconds,
    RedirectUris: options.redirectUri,
  };
  const named = Object.entries(client).map(([name, value]) => [`oidcRPMetaDataOptions${name}`, value]);
  return {
    cfgNum: 1,
    cfgAuthor: "test",
    cfgDate: 1,
    portal: issuer,
    domain: "127.0.0.1",
    cookieName: "lemonldap",
    securedCookie: 0,
    key: "a key of this test alone",
    authentication: "Demo",
    userDB: "Same",
    passwordDB: "Null",
    registerDB: "Null",
    globalStorage: "Apache::Session::File",
    globalStorageOptions: sessions,
    persistentStorage: "Apache::Session::File",
    persistentStorageOptions: sessions,
    whatToTrace: "uid",
    // Their defaults are for hosts that this test does not have.
    locationRules: {},
    exportedHeaders: {},
    macros: {},
    groups: {},
    exportedVars: {},
    applicationList: {},
    demoExportedVars: { cn: "cn", mail: "mail", uid: "uid" },
    issuerDBOpenIDConnectActivation: 1,
    oidcServiceMetaDataIssuer: issuer,
    oidcServiceAllowAuthorizationCodeFlow: 1,
    oidcServicePrivateKeySig: privateKey.export({ type: "pkcs8", format: "pem" }),
    oidcServicePublicKeySig: publicKey.export({ type: "spki", format: "pem" }),
    oidcServiceKeyIdSig: "1",
    oidcRPMetaDataOptions: { revisit: Object.fromEntries(named) as unknown },
    oidcRPMetaDataExportedVars: { revisit: { name: "cn", email: "mail" } },
  };
}

async function isReady(issuer: string): Promise<boolean> {
  const answer = await fetch(`${issuer}.well-known/openid-configuration`).catch(() => undefined);
  if (answer === undefined) return false;
  const text = await answer.text();
  if (answer.status === 200) return true;
  throw new Error(`LemonLDAP::NG answered ${answer.status}: ${text}`);
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
