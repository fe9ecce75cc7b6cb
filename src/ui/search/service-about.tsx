import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { Disclosure, DisclosurePanel } from "react-aria-components/Disclosure";
import { Heading } from "react-aria-components/Heading";
import { serviceQuery } from "../../catalogue/queries.ts";
import { messages } from "../messages.ts";
import { useServices } from "../services.ts";
import style from "./about.module.css";
import { useResults } from "./results.ts";

/** What a service refused although it offers it. There is nothing to say of one that keeps its word. */
export function ServiceAbout() {
  const { catalogues } = useServices();
  const { catalogue, search } = useResults();
  const { data } = useQuery({
    ...serviceQuery(catalogues.of(catalogue), search.loaded),
    enabled: search.status === "done" || search.status === "stopped",
  });
  if (data === undefined || data.refusals.length === 0) return null;
  return (
    <Disclosure className={style.about ?? ""}>
      <Heading level={2} className={style.heading ?? ""}>
        <Button slot="trigger" className={style.trigger ?? ""}>
          <ChevronRight size={14} aria-hidden />
          {messages.search.aboutService}
        </Button>
      </Heading>
      <DisclosurePanel className={style.panel ?? ""}>
        {data.refusals.map((sentence) => (
          <p key={sentence} className={style.description}>
            {sentence}
          </p>
        ))}
      </DisclosurePanel>
    </Disclosure>
  );
}
