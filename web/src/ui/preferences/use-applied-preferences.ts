import { useEffect } from "react";
import { chooseTimeZone } from "@/lib/time-zone";
import { applyDensity } from "@/ui/density-choice";
import { chooseTheme } from "@/ui/theme-choice";
import { usePreferences } from "./use-preferences";

/** Makes the page look as the account says, also when another window changed it. */
export function useAppliedPreferences(): void {
  const { preferences, known } = usePreferences();
  const { theme, density, timeZone } = preferences;
  useEffect(() => {
    if (!known) return;
    chooseTheme(theme);
    applyDensity(density);
    chooseTimeZone(timeZone ?? null);
  }, [known, theme, density, timeZone]);
}
