/** The sides of the panel: what is searched for, and how it is drawn. */
export type PanelTab = "search" | "layer";
