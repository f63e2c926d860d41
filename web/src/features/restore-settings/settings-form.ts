import type { ChooseRestoreSettings, RestoreSettings } from "@/api/types";
import { wholeNumber } from "@/lib/whole-number";

export interface Account {
  readonly id: string;
  readonly name: string;
}

export interface TypedSettings {
  readonly otherPerson: boolean;
  readonly share: string;
  readonly shareIsFatal: boolean;
  readonly deletions: string;
  readonly lifetime: string;
  readonly accounts: readonly Account[];
}

const LARGEST_SHARE_PERCENT = 100;
const LONGEST_LIFETIME_HOURS = 720;
const MOST_DELETIONS = 500;

export function typedSettings(settings: RestoreSettings): TypedSettings {
  return {
    otherPerson: settings.otherPerson,
    share: String(settings.largestSharePercent),
    shareIsFatal: settings.shareIsFatal,
    deletions: String(settings.mostDeletions),
    lifetime: String(settings.planLifetimeHours),
    accounts: settings.breakGlass.map(({ id, name }) => ({ id, name: name ?? id })),
  };
}

export const share = (text: string) => wholeNumber(text, 1, LARGEST_SHARE_PERCENT);
export const lifetime = (text: string) => wholeNumber(text, 1, LONGEST_LIFETIME_HOURS);
export const deletions = (text: string) => wholeNumber(text, 0, MOST_DELETIONS);

/** The settings that somebody typed; null when one of them is none. */
export function settingsOf(typed: TypedSettings): ChooseRestoreSettings | null {
  const largestSharePercent = share(typed.share);
  const planLifetimeHours = lifetime(typed.lifetime);
  const mostDeletions = deletions(typed.deletions);
  if (largestSharePercent === null || planLifetimeHours === null || mostDeletions === null) return null;
  return {
    otherPerson: typed.otherPerson,
    breakGlass: typed.accounts.map(({ id }) => id),
    largestSharePercent,
    shareIsFatal: typed.shareIsFatal,
    planLifetimeHours,
    mostDeletions,
  };
}

/** Nobody is named twice. */
export function withAccount(accounts: readonly Account[], account: Account): readonly Account[] {
  return accounts.some(({ id }) => id === account.id) ? accounts : [...accounts, account];
}
