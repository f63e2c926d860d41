/** What the server asks of a password, so that a form can say it first. */
export const MINIMUM_PASSWORD_LENGTH = 12;

export const passwordWords = {
  hint: "At least 12 characters. A sentence is easier to remember than a riddle.",
  short: "Use at least 12 characters",
  differ: "The two passwords differ",
};

export interface Passwords {
  readonly password: string;
  readonly repeated: string;
}

/** What is wrong with a new password that was typed twice. */
export function passwordFaults({ password, repeated }: Passwords) {
  return {
    password: password.length < MINIMUM_PASSWORD_LENGTH ? passwordWords.short : undefined,
    repeated: password === repeated ? undefined : passwordWords.differ,
  };
}
