import { lazy, Suspense } from "react";

const Loaded = lazy(() => import("./export-dialog.tsx"));

interface LazyExportDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Few visits save a file: the dialog is loaded when it is opened. */
export function LazyExportDialog({ isOpen, onClose }: LazyExportDialogProps) {
  if (!isOpen) return null;
  return (
    <Suspense>
      <Loaded onClose={onClose} />
    </Suspense>
  );
}
