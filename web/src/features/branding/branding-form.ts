import type { Branding, ChooseBranding, Look } from "@/api/types";

/** What was chosen on the page; `logo` is the address of an image, or null for the product's own. */
export interface BrandingForm {
  readonly name: string;
  readonly colour: string;
  readonly logo: string | null;
}

export const LOGO_LIMIT_BYTES = 48 * 1024;

export function formOf({ name, colour, logo }: Branding): BrandingForm {
  return { name: name ?? "", colour: colour ?? "", logo: logo ?? null };
}

/** As the page would look, as far as what was typed can be shown. */
export function lookOf({ name, colour, logo }: BrandingForm): Look {
  return { name: name.trim() || null, colour: isColour(colour) ? colour.trim() : null, logo };
}

/** The image is sent only when it is another one. */
export function bodyOf(form: BrandingForm, now: Branding): ChooseBranding {
  return {
    name: form.name.trim() || null,
    colour: form.colour.trim() || null,
    logo: logoChange(form.logo, now.logo ?? null),
  };
}

export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text.trim());
}

function logoChange(chosen: string | null, now: string | null): ChooseBranding["logo"] {
  if (chosen === now) return { change: "stays" };
  if (chosen === null) return { change: "goes" };
  return { change: "becomes", image: chosen.slice(chosen.indexOf(",") + 1) };
}
