import { type APIRequestContext, expect } from "@playwright/test";

/** A made-up tenant of the simulator, with what its administrator would copy from Entra ID. */
export interface SimulatedTenant {
  readonly name: string;
  readonly directoryId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

interface Change {
  readonly method: "POST" | "PATCH" | "DELETE";
  readonly path: string;
  readonly body?: unknown;
  /** Who does it; the first administrator of the tenant when left out. */
  readonly actor?: { readonly displayName: string; readonly userPrincipalName: string };
}

export async function firstTenant(request: APIRequestContext, simulator: string): Promise<SimulatedTenant> {
  const answer = await request.get(`${simulator}/__simulator/tenants`);
  expect(answer.ok(), `the simulator answers ${answer.status()}`).toBe(true);
  const [tenant] = await answer.json();
  if (!tenant) throw new Error("the simulator has no tenant");
  return tenant;
}

/** Changes the tenant as a person does in its portal. */
export async function changeTenant(
  request: APIRequestContext,
  simulator: string,
  tenant: SimulatedTenant,
  change: Change,
): Promise<void> {
  const address = `${simulator}/__simulator/tenants/${tenant.directoryId}/changes`;
  const answer = await request.post(address, { data: change });
  expect(answer.ok(), `the change is answered with ${answer.status()}: ${await answer.text()}`).toBe(true);
}

/** How long each answer of Graph takes, so that a sync can be watched. */
export async function delayAnswers(
  request: APIRequestContext,
  simulator: string,
  delayMs: number,
): Promise<void> {
  const answer = await request.put(`${simulator}/__simulator/settings`, { data: { delayMs } });
  expect(answer.ok(), `the setting is answered with ${answer.status()}: ${await answer.text()}`).toBe(true);
}

/** An application for any organisation, with its credential. */
export interface RegisteredApp {
  readonly clientId: string;
  readonly clientSecret: string;
}

interface NewApp {
  readonly name: string;
  readonly redirectUris: readonly string[];
  readonly roles: readonly string[];
}

/** Registers an application as its maker does at Microsoft. */
export async function registerApp(
  request: APIRequestContext,
  simulator: string,
  app: NewApp,
): Promise<RegisteredApp> {
  const answer = await request.post(`${simulator}/__simulator/apps`, { data: app });
  expect(answer.ok(), `the registration is answered with ${answer.status()}: ${await answer.text()}`).toBe(
    true,
  );
  return answer.json();
}
