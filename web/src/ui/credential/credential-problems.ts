import { fieldMessage, type Problem } from "@/api/problem";
import { type CredentialErrors, emptyCredential } from "./credential-form";

/** What the server said of each field. A certificate is judged as a whole, so its fields have no place before them. */
export function credentialProblems(problem: Problem | null, place: string): CredentialErrors {
  const errors: Record<string, string> = {};
  for (const field of Object.keys(emptyCredential)) {
    const message = fieldMessage(problem, `${place}${field}`) ?? fieldMessage(problem, field);
    if (message) errors[field] = message;
  }
  return errors;
}
