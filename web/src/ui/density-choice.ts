const STORAGE_KEY = "plumbline.density";
export type Density = "comfortable" | "compact";

applyDensity(localStorage.getItem(STORAGE_KEY) === "compact" ? "compact" : "comfortable");

/** How close the rows of tables stand; the style sheet of the page does the rest. */
export function applyDensity(density: Density): void {
  document.documentElement.dataset.density = density;
  localStorage.setItem(STORAGE_KEY, density);
}
