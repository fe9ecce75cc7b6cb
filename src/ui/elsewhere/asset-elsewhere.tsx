import { messages } from "../messages.ts";
import { CopyFor } from "./copy-for.tsx";
import style from "./elsewhere.module.css";
import { useAccess } from "./use-access.ts";

/** One file for programs outside of the page. */
export function AssetElsewhere({ href }: { readonly href: string }) {
  const access = useAccess();
  const reading = () => access(href, "file");
  return (
    <details className={style.elsewhere}>
      <summary>{messages.elsewhere.title}</summary>
      <p className={style.why}>{messages.elsewhere.why}</p>
      <CopyFor readings={{ gdal: reading, curl: reading, python: reading }} />
    </details>
  );
}
