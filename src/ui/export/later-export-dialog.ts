import { later } from "../later.tsx";

/** Few visits save a file: the dialog is loaded when it is wanted. */
export const ExportDialog = later(async () => (await import("./export-dialog.tsx")).ExportDialog);
