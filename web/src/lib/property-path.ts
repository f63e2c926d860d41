/** One step of a property path: a name, or the key that picks an element of a list. */
export interface PathStep {
  readonly text: string;
  readonly isKey: boolean;
}

/**
 * Splits `settings[settingDefinitionId=a.b].value` into its steps. Dots inside brackets belong to
 * the key, because keys are identifiers of Microsoft's own and contain dots.
 */
export function pathSteps(path: string): PathStep[] {
  const steps: PathStep[] = [];
  let text = "";
  let depth = 0;
  const push = (isKey: boolean) => {
    if (text) steps.push({ text, isKey });
    text = "";
  };
  for (const character of path) {
    if (character === "[" && depth === 0) push(false);
    if (character === "." && depth === 0) {
      push(false);
      continue;
    }
    if (character === "[") {
      depth += 1;
      if (depth === 1) continue;
    }
    if (character === "]") {
      depth -= 1;
      if (depth === 0) {
        push(true);
        continue;
      }
    }
    text += character;
  }
  push(depth > 0);
  return steps;
}

/** Words of Microsoft's names that people write in capitals. */
const ABBREVIATIONS = new Map([
  ["api", "API"],
  ["b2b", "B2B"],
  ["cidr", "CIDR"],
  ["dns", "DNS"],
  ["id", "ID"],
  ["ids", "IDs"],
  ["ios", "iOS"],
  ["ip", "IP"],
  ["mfa", "MFA"],
  ["pin", "PIN"],
  ["sms", "SMS"],
  ["uri", "URI"],
  ["uris", "URIs"],
  ["url", "URL"],
  ["urls", "URLs"],
  ["vpn", "VPN"],
]);

/** `excludeGroups` becomes "Exclude groups", `isEnabled` "Is enabled". Abbreviations stay as they are. */
export function readableName(name: string): string {
  const words = name
    .replace(/_/g, " ")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(" ")
    .filter(Boolean)
    .map((word) => (/^[A-Z0-9]{2,}$/.test(word) ? word : word.toLowerCase()))
    .map((word) => ABBREVIATIONS.get(word) ?? word);
  const sentence = words.join(" ");
  return sentence.startsWith("iOS") ? sentence : sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** "Conditions › Users › Exclude groups", keys in quotation marks without their property name. */
export function readablePath(path: string): string {
  return pathSteps(path)
    .map((step) => (step.isKey ? `“${keyText(step.text)}”` : readableName(step.text)))
    .join(" › ");
}

/** The last named property: what a sentence about the change speaks of. */
export function propertyName(path: string): string {
  const steps = pathSteps(path);
  const last = steps.at(-1);
  if (!last) return "";
  if (!last.isKey) return readableName(last.text);
  const owner = steps.filter((step) => !step.isKey).at(-1);
  return owner ? `${readableName(owner.text)} “${keyText(last.text)}”` : `“${keyText(last.text)}”`;
}

function keyText(key: string): string {
  return key
    .split(",")
    .map((part) => part.slice(part.indexOf("=") + 1))
    .join(", ");
}
