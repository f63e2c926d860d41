import createClient from "openapi-fetch";
import { problemFrom } from "./problem";
import { reached } from "./reachability";
import type { paths } from "./schema";
import { markSessionExpired } from "./session-expiry";

/** The typed client. `fetch` is looked up at each call, so that tests can put their own in place. */
export const api = createClient<paths>({
  baseUrl: globalThis.location.origin,
  credentials: "same-origin",
  headers: {
    Accept: "application/json, application/problem+json",
    // A page of another origin cannot send it; the server wants it with each change.
    "X-Plumbline-Request": "1",
  },
  fetch: (request) => reached(globalThis.fetch(request)),
});

/** Routes whose 401 means "wrong password" or "not signed in yet", not "your session has ended". */
const SESSION_ROUTES = ["/api/v1/session", "/api/v1/session/demo", "/api/v1/setup"];

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** The body of a success; everything else is thrown as a `Problem`. */
export async function unwrap<Data>(call: Promise<Answer<Data>>): Promise<Data> {
  const { data } = await success(call);
  if (data === undefined) throw problemFrom(undefined, 204);
  return data;
}

/** For calls that answer without a body. */
export async function done(call: Promise<Answer<unknown>>): Promise<void> {
  await success(call);
}

async function success<Data>(call: Promise<Answer<Data>>): Promise<Answer<Data>> {
  const answer = await call;
  if (answer.response.ok) return answer;
  const { status, url } = answer.response;
  if (status === 401 && !SESSION_ROUTES.some((route) => url.endsWith(route))) markSessionExpired(true);
  throw problemFrom(answer.error, status);
}
