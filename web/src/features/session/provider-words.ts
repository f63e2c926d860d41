export const providerWords = {
  signInWith: (name: string) => `Sign in with ${name}`,
  or: "or with an account of Plumbline",
  failed: "Signing in did not work",
  code: (code: string) => `Code: ${code}`,
  signedOut: "You are signed out of Plumbline.",
  signOutOf: (name: string) => `Sign out of ${name} too`,
};

/** A sentence for each code that the server sends people back with, and what to do. */
const PROBLEMS = new Map([
  ["notConfigured", "No identity provider is configured. Sign in with an account of Plumbline."],
  ["tooManySignIns", "Too many people are signing in at the moment. Try again in a few minutes."],
  [
    "signInNotBegun",
    "This sign-in was not begun in this browser, was used before, or took more than ten minutes. Begin again.",
  ],
  ["providerRefused", "The identity provider did not sign you in. Its code tells its administrator why."],
  [
    "providerUnavailable",
    "The identity provider cannot be reached at the moment. Try again in a few minutes.",
  ],
  [
    "providerMisconfigured",
    "Plumbline and the identity provider do not fit together. An administrator finds the reason under Settings, Sign-in, and in the log.",
  ],
  [
    "tokenRefused",
    "The identity provider's answer could not be believed. The log tells an administrator why.",
  ],
  ["directoryNotAllowed", "People of your directory may not sign in here."],
  [
    "noAccess",
    "You signed in, but nobody has given you access yet. Ask an administrator; your account is known to Plumbline now.",
  ],
  [
    "tooManyGroups",
    "You are in more groups than the identity provider tells, so Plumbline cannot see what you may do. Ask an administrator to give you access, or to use app roles.",
  ],
  ["userDisabled", "Your account is disabled. Ask an administrator."],
]);

const UNKNOWN = "Something went wrong. The log of the server tells why.";

export function problemSentence(code: string): string {
  return PROBLEMS.get(code) ?? UNKNOWN;
}
