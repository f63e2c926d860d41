/** The server's words as a sentence: they begin small and have no full stop, so that they can stand within another. */
export function sentence(text: string): string {
  const quoted = text.replaceAll(/`([^`]+)`/g, "“$1”");
  const begun = quoted.charAt(0).toUpperCase() + quoted.slice(1);
  return begun === "" || /[.!?…]$/.test(begun) ? begun : `${begun}.`;
}
