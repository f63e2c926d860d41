import { setupServer } from "msw/node";

/** Each test brings the answers it needs; an unexpected request fails it. */
export const server = setupServer();
