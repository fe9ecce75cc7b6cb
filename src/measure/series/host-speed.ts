import type { Traffic } from "../../async/traffic.ts";

/** What reading has taken on one host, or is expected to take. */
export interface Effort extends Traffic {
  /** Of the wall clock, with as many dates side by side as there were. */
  readonly seconds: number;
}

/** What reading depends on. */
export interface Workload {
  readonly files: number;
  /** Blocks of files, roughly: see `workload`. */
  readonly blocks: number;
}

/** Before anything of a host has been read: a header and some blocks in one range each, of 16 bits packed. */
const ASSUMED = { requestsPerFile: 2, bytesPerBlock: 300_000, secondsPerFile: 0.15 };
/** After so many files the older half counts less than the newer: networks change. */
const FILES_REMEMBERED = 200;

interface Record extends Effort, Workload {}

/** Learns from what was read what the next dates will take. */
export class HostSpeed {
  readonly #hosts = new Map<string, Record>();

  add(host: string, { requests, bytes, seconds }: Effort, { files, blocks }: Workload): void {
    const known = this.#hosts.get(host);
    const weight = (known?.files ?? 0) > FILES_REMEMBERED ? 0.5 : 1;
    const sum = (before: number | undefined, more: number): number => (before ?? 0) * weight + more;
    this.#hosts.set(host, {
      requests: sum(known?.requests, requests),
      bytes: sum(known?.bytes, bytes),
      seconds: sum(known?.seconds, seconds),
      files: sum(known?.files, files),
      blocks: sum(known?.blocks, blocks),
    });
  }

  expected(host: string, { files, blocks }: Workload): Effort & { readonly basis: "measured" | "assumed" } {
    const known = this.#hosts.get(host);
    if (!known || known.files === 0) {
      return {
        requests: files * ASSUMED.requestsPerFile,
        bytes: blocks * ASSUMED.bytesPerBlock,
        seconds: files * ASSUMED.secondsPerFile,
        basis: "assumed",
      };
    }
    return {
      requests: Math.round((files * known.requests) / known.files),
      bytes: Math.round((blocks * known.bytes) / known.blocks),
      seconds: (files * known.seconds) / known.files,
      basis: "measured",
    };
  }
}
