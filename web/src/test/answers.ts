import { HttpResponse, http } from "msw";

/** Answers a GET of the API with a body. */
export function answer(path: string, body: object | null) {
  return http.get(`*/api/v1${path}`, () => HttpResponse.json(body));
}

/** A list on one page. */
export function list<Item>(items: readonly Item[]) {
  return { items: [...items], nextCursor: null, total: items.length };
}

/** Answers a GET of the API with a problem. */
export function refuse(path: string, status: number, detail: string) {
  return http.get(`*/api/v1${path}`, () =>
    HttpResponse.json({ type: "about:blank", title: "Refused", status, code: "refused", detail }, { status }),
  );
}

/** Never answers, so that a page stays in its first state. */
export function hang(path: string) {
  return http.get(`*/api/v1${path}`, () => new Promise<never>(() => undefined));
}
