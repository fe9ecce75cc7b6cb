import { QueryClient } from "@tanstack/react-query";
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
import type { createMapView } from "./map/create-map-view.ts";
import { createClearService } from "./measure/clear/clear-service.ts";
import { MyPlaces } from "./measure/places/my-places.ts";
import { createSeriesEngine } from "./measure/series/series-engine.ts";
import { createMeasureStore } from "./measure/store.ts";
import { type Problem, ProblemError, problemOf } from "./problem/problem.ts";
import { anonymousSession } from "./session/anonymous.ts";
import { createSession } from "./session/session.ts";
import { installTrustedTypes } from "./trusted-types.ts";
import { createLocalStore } from "./ui/drop/local-store.ts";
import { createUnlistedStore, tabStorage } from "./ui/unlisted/unlisted-store.ts";
import { messages } from "./ui/messages.ts";
import { todayInUtc } from "./ui/hooks/today.ts";
import { askEarly } from "./ui/search/ask-early.ts";
import { createActivity } from "./ui/activity.ts";
import { forgetSpectra } from "./ui/measure/spectrum/spectrum-query.ts";
import { createNotices } from "./ui/notices/notices-store.ts";
import { PictureCache } from "./ui/pictures/picture-cache.ts";
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

/** Of the memory for pixels, what small pictures may hold; the workers have the rest. */
const PICTURE_SHARE = 1 / 16;

/** After the first slice: nothing of a start is to wait for it. */
const CHECK_DELAY_MS = 20_000;

// Too old a browser has been told so, by public/browser-check.js: what would fail in it is no news.
// Not awaited: the parts import what they share with this module from it, and would wait for its end.
if (document.documentElement.dataset["browser"] !== "too-old") void open();

async function open(): Promise<void> {
  installTrustedTypes();
  // The two heavy parts, which the page preloads, are compiled while the catalogue is asked.
  const map = import("./map/create-map-view.ts");
  const interfaceOfPage = import("./ui/page.tsx");
  const started = start(map);
  // What fails is told below, once there is something to tell it with.
  for (const promise of [map, started]) promise.catch(() => undefined);
  const { createPage } = await interfaceOfPage;
  const page = createPage(elementById("app"));
  try {
    page.show(await started);
    setTimeout(() => void warnUnprotected(), CHECK_DELAY_MS);
  } catch (error) {
    page.refuse(problemOf(error, "configuration"));
  }
}

/**
 * Configuration, session, engine, view, map: in this order, because each needs the ones before. The
 * session comes before the view, since a sign-in that has just been finished brings the address with it.
 */
async function start(mapRoom: Promise<{ readonly createMapView: typeof createMapView }>): Promise<Services> {
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
  const localFiles = new LocalFiles();
  const catalogues = createCatalogues({
    broker: session,
    fetch: localFiles.fetching(systemEnvironment.fetch),
  });
  const queries = new QueryClient();
  const opened = config.catalogues.find(({ id }) => id === view.getState().catalogue);
  // A link to another catalogue is a question first, and nothing is asked before the person has answered it. What is
  // asked with a token is left to the interface, which knows how to ask for a sign-in.
  if (opened && !opened.signedSearch && !unlisted.getState().question)
    void askEarly(queries, catalogues.of(opened), view.getState().query, todayInUtc());
  const { write: writeAddress } = syncAddress(view, config, { onProblems: tell, admits });

  const { connectionsPerHost } = config;
  const pictures = new PictureCache(config.memoryBudget * PICTURE_SHARE);
  const memoryBudget = config.memoryBudget - pictures.budget;
  const passThroughs = passThroughsOf(config.catalogues, base);
  const engine = createSeparateEngines({
    isUnlisted,
    createSigned: () => createRasterEngine({ session, memoryBudget, connectionsPerHost, passThroughs }),
    createAnonymous: () =>
      createRasterEngine({ session: anonymousSession, memoryBudget, connectionsPerHost }),
  });
  const series = createSeriesEngine({ engine });
  const clear = createClearService(engine);
  const secondSeries = createSeriesEngine({ engine });
  const measure = createMeasureStore({
    read: () => view.getState().measure,
    write: (next) => view.setState({ measure: next }),
  });
  const map = (await mapRoom).createMapView(elementById("map"), {
    engine,
    basemaps: config.basemaps,
    camera: decoded.view.camera,
    labels: messages.map,
  });
  const local = createLocalStore(config, localFiles, (files) => engine.setFiles(files));
  const remembered = { catalogues, queries, configured: config.catalogues };
  session.onCleared((origins) => {
    engine.clear(origins);
    series.clear(origins);
    clear.forget();
    pictures.clear();
    secondSeries.clear(origins);
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
    clear,
    pictures,
    secondSeries,
    measure,
    myPlaces: new MyPlaces(),
    map,
    view,
    notices,
    activity: createActivity(),
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
