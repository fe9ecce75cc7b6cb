import { QueryClientProvider } from "@tanstack/react-query";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { useState } from "react";
import { AccountDialogProvider } from "./account/account-dialog.tsx";
import { useCatalogue } from "./search/use-catalogue.ts";
import { useUnlisted } from "./unlisted/use-unlisted.ts";
import { later } from "./later.tsx";
import { Layout } from "./layout.tsx";
import { HighlightProvider } from "./legend/highlight/highlight-provider.tsx";
import { LiveRegion } from "./live/live-region.tsx";
import { MeasureInteraction } from "./measure/measure-interaction.tsx";
import { MeasureProvider } from "./measure/measure-provider.tsx";
import { DisplayProvider } from "./layer/display-provider.tsx";
import { ResultsProvider } from "./search/results-provider.tsx";
import { ReadinessProvider } from "./timeline/readiness.tsx";
import { TimelineProvider } from "./timeline/timeline-provider.tsx";
import { type Services, ServicesProvider } from "./services.ts";

const UnlistedQuestionDialog = later(
  async () => (await import("./unlisted/unlisted-question.tsx")).UnlistedQuestionDialog,
);

/** Dates are typed as year, month, day: the order of STAC, file names and this interface. */
const LOCALE = "en-CA";

export function App({ services }: { readonly services: Services }) {
  return (
    <I18nProvider locale={LOCALE}>
      <QueryClientProvider client={services.queries}>
        <ServicesProvider value={services}>
          <OpenCatalogue />
        </ServicesProvider>
      </QueryClientProvider>
    </I18nProvider>
  );
}

function OpenCatalogue() {
  const catalogue = useCatalogue();
  const question = useUnlisted((state) => state.question);
  // A link to an unlisted catalogue is asked about over the map alone: nothing else is opened meanwhile.
  const [held, setHeld] = useState(question !== null);
  if (held && question === null) setHeld(false);
  return (
    <>
      {!held && catalogue && (
        <ResultsProvider catalogue={catalogue}>
          <TimelineProvider>
            <DisplayProvider>
              <ReadinessProvider>
                <AccountDialogProvider>
                  <LiveRegion>
                    <MeasureProvider>
                      <MeasureInteraction>
                        <HighlightProvider>
                          <Layout />
                        </HighlightProvider>
                      </MeasureInteraction>
                    </MeasureProvider>
                  </LiveRegion>
                </AccountDialogProvider>
              </ReadinessProvider>
            </DisplayProvider>
          </TimelineProvider>
        </ResultsProvider>
      )}
      {question && <UnlistedQuestionDialog key={question.view.catalogue} question={question} />}
    </>
  );
}
