import { type Browser, expect, type Page } from "@playwright/test";
import { CHANGE } from "./demo";

/** Somebody with an account of their own. */
export interface Person {
  readonly id: string;
  readonly username: string;
}

const FIRST_PASSWORD = "chosen by the office alone";
const OWN_PASSWORD = "a long line to the ground";

/** Makes an account with a role over all tenants, as the administrator whose page it is. */
export async function addPerson(page: Page, name: string, role: string): Promise<Person> {
  // A test that is tried again meets the accounts of the time before.
  const username = `${name}-${Date.now().toString(36)}`;
  const answer = await page.request.post("/api/v1/users", {
    data: { username, password: FIRST_PASSWORD, grants: [{ role }] },
    headers: CHANGE,
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return { id: (await answer.json()).id, username };
}

export async function removePerson(page: Page, { id }: Person): Promise<void> {
  const answer = await page.request.delete(`/api/v1/users/${id}`, { headers: CHANGE });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** A window of the person's own, with a password of their own. */
export async function signedIn(browser: Browser, { username }: Person): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.request.post("/api/v1/session", {
    data: { username, password: FIRST_PASSWORD },
    headers: CHANGE,
  });
  const changed = await page.request.put("/api/v1/account/password", {
    data: { currentPassword: FIRST_PASSWORD, newPassword: OWN_PASSWORD },
    headers: CHANGE,
  });
  expect(changed.ok(), await changed.text()).toBe(true);
  return page;
}
