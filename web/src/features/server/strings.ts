import { counted } from "@/ui/words";

export const strings = {
  title: "Server",
  description: "The encryption key of this server, and how much it logs.",
  keysTitle: "Encryption key",
  current: "Current key",
  previous: "Previous key",
  dataKeys: "Data keys",
  waiting: "Still to encrypt",
  noPrevious: "None",
  mayGo: "Every data key is encrypted with the current key: the previous one may be taken away.",
  underWay: (waiting: number, all: number) =>
    `${waiting} of ${counted(all, "data key")} ${waiting === 1 ? "waits" : "wait"} for the current key. The server encrypts ${waiting === 1 ? "it" : "them"} by itself.`,
  missing: (ids: string) =>
    `The key was changed beside this server, which needs key ${ids} before its next start.`,
  keyHint: "Keys are named by their ids, which tell nothing about them. How to change the key: docs/keys.md.",
  logTitle: "Log",
  level: "Level",
  levelHint: "Secrets are not logged at any level.",
  levels: { trace: "Trace", debug: "Debug", info: "Info", warn: "Warnings", error: "Errors" },
  minutes: "For minutes",
  minutesHint: "Then the configured level holds again.",
  invalidMinutes: "A whole number of minutes from 1 to 1,440",
  choose: "Log at this level",
  end: "Back to the configured level",
  byConfiguration: (level: string) => `As configured: ${level}`,
  chosen: "Until",
  saved: "The level of the log is changed",
} as const;
