export const firstStepsWords = {
  title: "First steps",
  done: "Done",
  steps: {
    administrator: { title: "Create the first administrator", text: "" },
    connect: {
      title: "Connect the first tenant",
      text: "An administrator of the tenant gives read permissions: by consent, by an application of the tenant, or by a partner sign-in. Nothing can be changed with them.",
    },
    read: {
      title: "Read it for the first time",
      text: "Start the first sync with “Sync now”. It reads each area that is switched on, and tells which permission or licence is missing for the others.",
    },
    agree: {
      title: "Agree on a state",
      text: "The tenant was read, but no area has a baseline, so nothing can drift yet. If the live state is as it should be, choose “Capture baseline for all areas”, or capture area by area.",
    },
  },
} as const;
