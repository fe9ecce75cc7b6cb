import { ChevronRight } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { Disclosure, DisclosurePanel } from "react-aria-components/Disclosure";
import { Heading } from "react-aria-components/Heading";
import type { CollectionSummary } from "../../catalogue/types.ts";
import { messages } from "../messages.ts";
import style from "./about.module.css";

/** Description and licence, folded away until asked for. The text is the catalogue's: shown as text only. */
export function CollectionAbout({ collection }: { readonly collection: CollectionSummary }) {
  return (
    <Disclosure className={style.about ?? ""}>
      <Heading level={2} className={style.heading ?? ""}>
        <Button slot="trigger" className={style.trigger ?? ""}>
          <ChevronRight size={14} aria-hidden />
          {messages.search.about}
        </Button>
      </Heading>
      <DisclosurePanel className={style.panel ?? ""}>
        <p className={style.description}>{collection.description}</p>
        {collection.licence !== undefined && (
          <p className={style.licence}>{messages.search.licence(collection.licence)}</p>
        )}
      </DisclosurePanel>
    </Disclosure>
  );
}
