import type { Reporter, TestCase } from "@playwright/test/reporter";

/** Prints what long trials have counted: their annotations of type `figures`. */
export default class FiguresReporter implements Reporter {
  onTestEnd(test: TestCase): void {
    for (const { type, description = "" } of test.annotations) {
      if (type === "figures") process.stdout.write(`     ${description}\n`);
    }
  }
}
