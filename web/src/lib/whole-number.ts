/** The whole number that somebody typed; null when it is none, or out of bounds. */
export function wholeNumber(text: string, least: number, most: number): number | null {
  const number = Number(text);
  return text.trim() !== "" && Number.isInteger(number) && number >= least && number <= most ? number : null;
}
