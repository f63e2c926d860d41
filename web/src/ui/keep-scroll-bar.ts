const NAME = "--scroll-bar";

/**
 * Tells the style sheet how wide the scroll bar of the window is, so that the page keeps its width when a dialog takes
 * the bar away.
 */
export function keepScrollBar(): void {
  measure();
  // Zooming changes how many pixels the bar takes.
  window.addEventListener("resize", measure);
}

function measure(): void {
  const width = window.innerWidth - document.documentElement.clientWidth;
  // While a dialog is open there is no bar to measure.
  const isLocked = getComputedStyle(document.body).overflowY === "hidden";
  if (!isLocked) document.documentElement.style.setProperty(NAME, `${width}px`);
}
