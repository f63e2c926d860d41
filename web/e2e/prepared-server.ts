import { readFileSync } from "node:fs";
import { type APIRequestContext, expect } from "@playwright/test";
import { ADMINISTRATOR } from "./first-run-steps";

/** What the web app sends with every change. */
const REQUEST_MARK = { "x-plumbline-request": "1" };

/** Signs in, after making the first administrator where nobody did. */
export async function enterServer(request: APIRequestContext): Promise<void> {
  const config = await (await request.get("/api/v1/public/config")).json();
  const tokenFile = process.env.SETUP_TOKEN_FILE ?? "";
  const [path, body] = config.setupRequired
    ? ["/api/v1/setup", { ...ADMINISTRATOR, token: readFileSync(tokenFile, "utf8") }]
    : ["/api/v1/session", ADMINISTRATOR];
  await posted(request, path, body);
}

/** Reads the areas of a tenant, and waits until that is done. */
export async function readAreas(request: APIRequestContext, tenant: string, areas: string[]): Promise<void> {
  const { jobId } = await posted(request, `/api/v1/tenants/${tenant}/sync`, { areas });
  await expect
    .poll(async () => (await (await request.get(`/api/v1/jobs/${jobId}`)).json()).state, { timeout: 60_000 })
    .toBe("done");
}

export async function posted(request: APIRequestContext, path: string, data: unknown) {
  const answer = await request.post(path, { data, headers: REQUEST_MARK });
  expect(answer.ok(), `${path} is answered with ${answer.status()}: ${await answer.text()}`).toBe(true);
  return answer.json();
}
