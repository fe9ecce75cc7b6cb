import type { Row } from "./measurement.ts";

const OURS = "revisit";
const FLOOR = "floor";

/** One table a case and latency, ready for a terminal or Markdown. */
export function report(rows: readonly Row[]): string {
  const keys = [...new Set(rows.map((row) => `${row.case}, ${row.latencyMs} ms latency`))];
  return keys
    .map((key) => {
      const group = rows.filter((row) => `${row.case}, ${row.latencyMs} ms latency` === key);
      return `### ${key}\n\n${table(group)}\n`;
    })
    .join("\n");
}

function table(rows: readonly Row[]): string {
  const floor = rows.find(({ who }) => who === FLOOR)?.medianMs;
  const ours = rows.find(({ who }) => who === OURS)?.medianMs;
  const head = [
    "who",
    "median ms (range)",
    "over floor",
    "revisit is",
    "requests",
    "MB",
    "CPU ms",
    "main ms",
    "long tasks (longest)",
    "RSS MB",
    "n",
  ];
  const lines = rows.map((row) => [
    row.who,
    `${whole(row.medianMs)} (${whole(row.fastestMs)}–${whole(row.slowestMs)})`,
    floor === undefined || row.who === FLOOR ? "" : whole(row.medianMs - floor),
    ours === undefined || row.who === FLOOR || row.who === OURS
      ? ""
      : `${(ours / row.medianMs).toFixed(2)} ×`,
    whole(row.requests),
    row.megabytes.toFixed(1),
    whole(row.cpuMs),
    whole(row.mainMs),
    row.longTasks === 0 ? "0" : `${whole(row.longTasks)} (${whole(row.longestTaskMs)} ms)`,
    row.rssMb === null ? "" : whole(row.rssMb),
    String(row.n),
  ]);
  const rule = head.map((_, column) => (column === 0 ? "---" : "---:"));
  return [head, rule, ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function whole(value: number): string {
  return String(Math.round(value));
}
