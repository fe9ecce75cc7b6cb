/** As far as the tests use it: the package has no types of its own. */
declare module "@openeo/js-processgraphs" {
  export class ProcessRegistry {
    constructor(processes: readonly unknown[]);
    all(): readonly unknown[];
  }

  export class ProcessGraph {
    constructor(process: unknown, registry: ProcessRegistry);
    /** Defaults to throwing at the first mistake. */
    validate(throwOnErrors?: boolean): Promise<{ toJSON(): readonly { readonly message: string }[] }>;
  }
}
