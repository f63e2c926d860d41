import type { Tenant } from "@/api/types";
import { stateOf } from "./tenant-filter";

const COLUMNS: readonly (readonly [string, (tenant: Tenant) => string | number])[] = [
  ["name", (tenant) => tenant.name],
  ["tenantId", (tenant) => tenant.tenantId],
  ["state", stateOf],
  ["tags", (tenant) => tenant.tags.join("; ")],
  ["critical", ({ summary }) => summary.openDrifts.critical],
  ["high", ({ summary }) => summary.openDrifts.high],
  ["medium", ({ summary }) => summary.openDrifts.medium],
  ["low", ({ summary }) => summary.openDrifts.low],
  ["weakening", ({ summary }) => summary.weakening],
  ["managedResources", ({ summary }) => summary.coverage.managed],
  ["knownResources", ({ summary }) => summary.coverage.total],
  ["areasRead", ({ summary }) => summary.areas.complete],
  ["areas", ({ summary }) => summary.areas.total],
  ["baselines", ({ summary }) => summary.baselines],
  ["lastCompleteAt", ({ summary }) => summary.lastCompleteAt ?? ""],
  ["connection", (tenant) => tenant.connection?.state ?? ""],
  ["credentialEndsAt", (tenant) => tenant.connection?.expiresAt ?? ""],
];

/** Rows for a spreadsheet (RFC 4180), in which no cell can be a formula. */
export function tenantsAsCsv(tenants: readonly Tenant[]): string {
  const lines = [
    COLUMNS.map(([title]) => cell(title)),
    ...tenants.map((tenant) => COLUMNS.map(([, value]) => cell(value(tenant)))),
  ];
  return lines.map((line) => `${line.join(",")}\r\n`).join("");
}

export function tenantsAsJson(tenants: readonly Tenant[]): string {
  const object = (tenant: Tenant) =>
    Object.fromEntries(
      COLUMNS.map(([title, value]) => [title, title === "tags" ? tenant.tags : value(tenant)]),
    );
  return `${JSON.stringify(tenants.map(object), null, 2)}\n`;
}

/** Spreadsheets take what begins so for a formula; an apostrophe makes it a text. */
function cell(value: string | number): string {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
