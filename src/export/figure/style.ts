/** Pictures go into reports and talks: dark on white, whatever the page looks like. */
export const PAPER = "#ffffff";
export const INK = "#1b2126";
export const MUTED = "#56616b";
export const CARD = "rgb(255 255 255 / 0.9)";
export const FONT = "system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
