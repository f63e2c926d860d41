import { describe, expect, it } from "vitest";
import { days, termsOf, typedTerms } from "./terms-form";

const terms = {
  everyVersionDays: 90,
  dailyDays: 365,
  monthlyDays: 2557,
  collectionDays: 90,
  driftEventDays: 730,
  tenantEventDays: 730,
  resolvedDriftDays: 3650,
  heldBackDays: 30,
  jobDays: 7,
  figureDays: 90,
  auditDays: 1095,
};

describe("terms that somebody types", () => {
  it("are the terms again", () => expect(termsOf(typedTerms(terms))).toEqual(terms));
  it.each(["", " ", "0", "1.5", "36501", "x"])("are none when they are %o", (text) => {
    expect(days(text)).toBeNull();
    expect(termsOf({ ...typedTerms(terms), dailyDays: text })).toBeNull();
  });
});
