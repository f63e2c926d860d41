/** Whether each word is part of the text; capitals and accents do not matter. */
export function matches(text: string, words: string): boolean {
  const where = folded(text);
  return folded(words)
    .split(/\s+/)
    .every((word) => where.includes(word));
}

/** Those that match, with those that begin so first. */
export function bestMatches<Item>(
  items: readonly Item[],
  words: string,
  textOf: (item: Item) => string,
): Item[] {
  const start = folded(words).trim();
  const begins = (item: Item) => folded(textOf(item)).startsWith(start);
  const found = items.filter((item) => matches(textOf(item), words.trim()));
  return [...found.filter(begins), ...found.filter((item) => !begins(item))];
}

function folded(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
