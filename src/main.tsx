import { QueryClient } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { DISTRIBUTION } from "./ui/legend/histogram/distribution-query.ts";
import { createCatalogues } from "./catalogue/create-catalogues.ts";
import { forgetSignedAnswers } from "./catalogue/forget.ts";
import { systemEnvironment } from "./http/environment.ts";
import { LocalFiles } from "./http/local-files.ts";
import { isUnlisted } from "./config/unlisted.ts";
import { framedWindow, framingRefusal } from "./config/framing.ts";
import { sendsPolicy, warnWithoutHeaderPolicy } from "./config/header-policy.ts";
import { loadConfig } from "./config/load.ts";
import { passThroughsOf } from "./config/pass-throughs.ts";
import { policyInPage, requirePolicyFor } from "./config/policy-in-page.ts";
import { createMapView } from "./map/create-map-view.ts";
import { MyPlaces } from "./measure/places/my-places.ts";
import { createSeriesEngine } from "./measure/series/series-engine.ts";
import { createMeasureStore } from "./measure/store.ts";
import { type Problem, ProblemError, problemOf } from "./problem/problem.ts";
import { anonymousSession } from "./session/anonymous.ts";
import { createSession } from "./session/session.ts";
import { installTrustedTypes } from "./trusted-types.ts";
import { App } from "./ui/app.tsx";
import { ErrorBoundary } from "./ui/error-boundary.tsx";
import { Fatal } from "./ui/fatal.tsx";
import { createLocalStore } from "./ui/drop/local-store.ts";
import { createUnlistedStore, tabStorage } from "./ui/unlisted/unlisted-store.ts";
import { messages } from "./ui/messages.ts";
import { forgetSpectra } from "./ui/measure/spectrum/spectrum-query.ts";
import { createNotices } from "./ui/notices/notices-store.ts";
import type { Services } from "./ui/services.ts";
import "@fontsource-variable/public-sans/wght.css";
import "./ui/styles/fonts.css";
import "./ui/styles/tokens.css";
import "./ui/styles/base.css";
import { decodeView, isEmptyAddress, namesPlace, placeOf } from "./view/codec.ts";
import { createViewStore } from "./view/store.ts";
import { syncAddress } from "./view/sync-address.ts";
import type { View } from "./view/types.ts";
import { createRasterEngine } from "./worker/engine.ts";
import { createSeparateEngines } from "./worker/separate-engines.ts";

/** After the first slice: nothing of a start is to wait for it. */
const CHECK_DELAY_MS = 20_000;

// Too old a browser has been told so, by public/browser-check.js: what would fail in it is no news.
if (document.documentElement.dataset["browser"] !== "too-old") await open();

async function open(): Promise<void> {
  installTrustedTypes();
  const root = createRoot(elementById("app"));
  try {
    const services = await start();
    root.render(
      <ErrorBoundary>
        <App services={services} />
      </ErrorBoundary>,
    );
    setTimeout(() => void warnUnprotected(), CHECK_DELAY_MS);
  } catch (error) {
    root.render(<Fatal problem={problemOf(error, "configuration")} />);
  }
}

/**
 * Configuration, session, engine, view, map: in this order, because each needs the ones before. The
 * session comes before the view, since a sign-in that has just been finished brings the address with it.
 */
async function start(): Promise<Services> {
  const base = new URL("./", document.baseURI).href;
  const config = await loadConfig(new URL("config.json", base).href, base);
  requirePolicyFor(config, policyInPage());
  const refusal = framingRefusal(framedWindow(), config.embedOrigins);
  if (refusal) throw new ProblemError(refusal);
  const notices = createNotices();
  const tell = (problems: readonly Problem[]) => problems.forEach((problem) => notices.add(problem));

  const session = createSession(config.providers);
  const { returnTo, problem } = await session.start();
  if (problem) notices.add(problem);
  if (returnTo !== undefined) history.replaceState(history.state, "", returnTo);

  const firstVisit = isEmptyAddress(location.hash);
  const placed = namesPlace(location.hash);
  const decoded = decodeView(location.hash, config);
  tell(decoded.problems);
  const unlisted = createUnlistedStore(config, tabStorage());
  const admits = (wanted: View) => {
    const admitted = unlisted.admits(wanted);
    if (!admitted) unlisted.ask({ view: wanted, by: "link" });
    return admitted;
  };
  const view = createViewStore(admits(decoded.view) ? decoded.view : placeOf(decoded.view, config));
  const { write: writeAddress } = syncAddress(view, config, { onProblems: tell, admits });

  const { memoryBudget, connectionsPerHost } = config;
  const passThroughs = passThroughsOf(config.catalogues, base);
  const engine = createSeparateEngines({
    isUnlisted,
    createSigned: () => createRasterEngine({ session, memoryBudget, connectionsPerHost, passThroughs }),
    createAnonymous: () =>
      createRasterEngine({ session: anonymousSession, memoryBudget, connectionsPerHost }),
  });
  const series = createSeriesEngine({ engine });
  const measure = createMeasureStore({
    read: () => view.getState().measure,
    write: (next) => view.setState({ measure: next }),
  });
  const map = createMapView(elementById("map"), {
    engine,
    basemaps: config.basemaps,
    camera: decoded.view.camera,
    labels: messages.map,
  });
  const localFiles = new LocalFiles();
  const local = createLocalStore(config, localFiles, (files) => engine.setFiles(files));
  const { fetch } = systemEnvironment;
  const catalogues = createCatalogues({ broker: session, fetch: localFiles.fetching(fetch) });
  const queries = new QueryClient();
  const remembered = { catalogues, queries, configured: config.catalogues };
  session.onCleared((origins) => {
    engine.clear(origins);
    series.clear(origins);
    forgetSpectra(queries);
    forgetSignedAnswers(remembered, origins);
    void queries.resetQueries({ queryKey: [DISTRIBUTION] });
    map.redraw();
  });
  session.onOpened((origins) => {
    forgetSignedAnswers(remembered, origins);
    void queries.resetQueries({ queryKey: [DISTRIBUTION] });
    map.redraw();
  });

  return {
    config,
    session,
    catalogues,
    queries,
    engine,
    series,
    measure,
    myPlaces: new MyPlaces(),
    map,
    view,
    notices,
    unlisted,
    local,
    writeAddress,
    firstVisit,
    placed,
  };
}

async function warnUnprotected(): Promise<void> {
  if (policyInPage() !== undefined) warnWithoutHeaderPolicy(await sendsPolicy(location.pathname, fetch));
}

function elementById(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element) return element;
  throw new ProblemError({ kind: "configuration", message: `The page has no element with the id “${id}”.` });
}
