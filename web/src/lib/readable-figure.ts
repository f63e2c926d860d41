const NUMBER = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

/** "1,234", "387.5". */
export function readableFigure(value: number): string {
  return NUMBER.format(value);
}

/** ", 27 %"; nothing where there is no whole. */
export function readableShare(value: number, total: number): string {
  return total > 0 ? `, ${Math.round((100 * value) / total)} %` : "";
}
