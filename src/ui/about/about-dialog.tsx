import { useQuery } from "@tanstack/react-query";
import { version } from "../../../package.json";
import { sendsPolicy } from "../../config/header-policy.ts";
import { Dialog } from "../controls/dialog.tsx";
import { messages } from "../messages.ts";
import style from "./about.module.css";

const text = messages.about;

/** What this is, which version, under which licences, and whether the server protects the page as it should. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={text.title} onClose={onClose}>
      <p>{text.what}</p>
      <p className={style.version}>{text.version(version)}</p>
      <HeaderPolicyNote />
      <ul className={style.links}>
        <li>
          <a href="./LICENSE.txt" target="_blank" rel="noreferrer">
            {text.licence}
          </a>
        </li>
        <li>
          <a href="./notices.txt" target="_blank" rel="noreferrer">
            {text.notices}
          </a>
        </li>
      </ul>
    </Dialog>
  );
}

function HeaderPolicyNote() {
  const { data } = useQuery({
    queryKey: ["header-policy"],
    queryFn: async () => (await sendsPolicy(location.pathname, globalThis.fetch)) ?? null,
    staleTime: Infinity,
  });
  return data === false ? <p role="note">{text.withoutHeader}</p> : null;
}
