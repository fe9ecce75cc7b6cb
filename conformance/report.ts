import { outcomes, type FileReport, type Outcome } from "./types.ts";

export type Totals = Record<Outcome, number>;

export function totalsOf(files: readonly FileReport[]): Totals {
  const totals = Object.fromEntries(outcomes.map((outcome) => [outcome, 0])) as Totals;
  for (const { outcome } of files) totals[outcome] += 1;
  return totals;
}

/** A table of outcomes by feature, the files that need a look, and the totals. */
export function formatReport(files: readonly FileReport[]): string {
  const features = [...new Set(files.flatMap((file) => file.features))].sort();
  const rows = features.map((feature) =>
    row(
      feature,
      files.filter((file) => file.features.includes(feature)),
    ),
  );
  const notable = files.filter(({ outcome }) => outcome !== "exact" && outcome !== "within1");
  const lines = notable.map(({ outcome, id, message }) => `${outcome.padEnd(12)} ${id}: ${message}`);
  const heading = ["feature".padEnd(34), ...outcomes.map((outcome) => outcome.padStart(11))].join("");
  return [...lines, "", heading, ...rows, row("total", files), ""].join("\n");
}

function row(name: string, files: readonly FileReport[]): string {
  const totals = totalsOf(files);
  return [name.padEnd(34), ...outcomes.map((outcome) => String(totals[outcome]).padStart(11))].join("");
}
