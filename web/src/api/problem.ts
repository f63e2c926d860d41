import { isRecord } from "@/lib/readable-value";

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** An answer that was no success, or no answer at all (`status` 0), in words for a person. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly fields: readonly FieldError[] = [],
  ) {
    super(detail || title);
    this.name = "Problem";
  }
}

/** Reads a problem document; whatever else a proxy may have sent still becomes a clear message. */
export function problemFrom(body: unknown, status: number): Problem {
  if (!isRecord(body)) {
    return new Problem(status, "unexpected_answer", "Unexpected answer", unexpectedAnswer(status));
  }
  const fields = Array.isArray(body.errors) ? body.errors.flatMap(fieldErrorFrom) : [];
  return new Problem(
    status,
    textOf(body.code) || "unknown",
    textOf(body.title) || `Error ${status}`,
    withoutFieldName(textOf(body.detail), fields),
    fields,
  );
}

/** Names such as `expiresAt` are those of the API, and the form that sent them shows its own. */
function withoutFieldName(detail: string, fields: readonly FieldError[]): string {
  const named = fields.find(({ field }) => /[A-Z]/.test(field) && detail.startsWith(`${field}: `));
  return named ? detail.slice(named.field.length + 2) : detail;
}

/** Anything thrown, as a problem: a failed fetch has no status. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof TypeError) {
    return new Problem(
      0,
      "unreachable",
      "Plumbline cannot be reached",
      "The server did not answer. Check that it is running and that this computer is online, then try again.",
    );
  }
  return new Problem(0, "unknown", "Something went wrong", error instanceof Error ? error.message : "");
}

/** The statuses of what stays refused, however often it is asked for: not permitted, not there, or not understood. */
const FINAL: ReadonlySet<number> = new Set([400, 403, 404, 410, 422]);

export function isFinal(problem: Problem): boolean {
  return FINAL.has(problem.status);
}

/** The problem without what a form shows beside its fields; nothing when that is all of it. */
export function besideFields(problem: Problem | null, fields: readonly string[]): Problem | null {
  const isShown =
    problem && problem.fields.length > 0 && problem.fields.every(({ field }) => fields.includes(field));
  return isShown ? null : problem;
}

/** The message for one field of a form. It begins small where the server wrote it. */
export function fieldMessage(problem: Problem | null, field: string): string | undefined {
  const message = problem?.fields.find((error) => error.field === field)?.message;
  return message && message.charAt(0).toUpperCase() + message.slice(1);
}

function fieldErrorFrom(entry: unknown): FieldError[] {
  if (!isRecord(entry)) return [];
  return [{ field: textOf(entry.field), message: textOf(entry.message) }];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function unexpectedAnswer(status: number): string {
  return `The server answered with status ${status} and without an explanation. Try again; if it stays, look into the log of the server.`;
}
