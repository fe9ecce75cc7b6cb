import { act, type ReactNode } from "react";

/** As much of a page as React needs for components that draw nothing. */
const nothing = (): undefined => undefined;
const page = {
  nodeType: 9,
  nodeName: "#document",
  activeElement: null,
  addEventListener: nothing,
  removeEventListener: nothing,
};
const container = {
  nodeType: 1,
  nodeName: "DIV",
  tagName: "DIV",
  namespaceURI: "http://www.w3.org/1999/xhtml",
  ownerDocument: page,
  textContent: "",
  addEventListener: nothing,
  removeEventListener: nothing,
};

/** Renders components without a browser: state, contexts and effects are React's own, nodes are none. */
export async function renderHeadless(element: ReactNode): Promise<{
  readonly render: (element: ReactNode) => Promise<void>;
  readonly unmount: () => Promise<void>;
}> {
  const globals = globalThis as Record<string, unknown>;
  globals["IS_REACT_ACT_ENVIRONMENT"] = true;
  globals["window"] ??= Object.assign(globalThis, { document: page, HTMLIFrameElement: Object });
  const { createRoot } = await import("react-dom/client");
  const root = createRoot(container as unknown as HTMLElement);
  const render = (next: ReactNode) => act(async () => root.render(next));
  await render(element);
  return { render, unmount: () => act(async () => root.unmount()) };
}
