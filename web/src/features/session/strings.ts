export const strings = {
  signInTitle: "Sign in",
  signIn: "Sign in",
  username: "User name",
  password: "Password",
  tagline: "Keeps Microsoft 365 tenants true to what was agreed.",
  setupTitle: "Create the first administrator",
  setupText:
    "The one-time setup token proves that the server is yours. It stands in the file setup-token of the data folder, which Plumbline wrote when it started.",
  token: "Setup token",
  tokenFromLink: "Taken from the link",
  newPasswordHint: "At least 12 characters. A sentence is easier to remember than a riddle.",
  repeatPassword: "Repeat the password",
  passwordsDiffer: "The two passwords differ",
  passwordShort: "Use at least 12 characters",
  create: "Create administrator",
  alreadySetUp: "Plumbline is already set up",
  alreadySetUpText: "An administrator exists. Sign in with that account.",
  toSignIn: "Go to sign-in",
  endedTitle: "Your session has ended",
  endedText: "Sign in again to go on. What you typed on the page stays.",
  endedDemoText: "The demo was restarted. Go on as the demo visitor; what you typed on the page stays.",
  goOn: "Go on",
};

export const MINIMUM_PASSWORD_LENGTH = 12;
