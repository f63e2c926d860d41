/** Most specific first: every browser also claims to be some of the others. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bFirefox\//, "Firefox"],
  [/(Headless)?Chrome\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, "Android"],
  [/\biPhone|iPad\b/, "iOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];

/** A few words for what a browser says of itself; its own words when they are unknown. */
export function browserName(agent: string | null | undefined): string | null {
  if (!agent) return null;
  const browser = nameIn(agent, BROWSERS);
  if (!browser) return agent;
  const system = nameIn(agent, SYSTEMS);
  return system ? `${browser} on ${system}` : browser;
}

function nameIn(agent: string, names: readonly (readonly [RegExp, string])[]): string | undefined {
  return names.find(([pattern]) => pattern.test(agent))?.[1];
}
