import { expect, test } from "vitest";
import type { Branding } from "@/api/types";
import { bodyOf, formOf, lookOf } from "./branding-form";

const now: Branding = {
  name: "Contoso Care",
  colour: "#3b1f5b",
  logo: "data:image/png;base64,AAAA",
  changedAt: null,
  changedBy: null,
};

test("what nobody touched is sent as it is, and the image not at all", () => {
  expect(bodyOf(formOf(now), now)).toEqual({
    name: "Contoso Care",
    colour: "#3b1f5b",
    logo: { change: "stays" },
  });
});

test("what was emptied goes back to the product's own", () => {
  const body = bodyOf({ name: "  ", colour: "", logo: null }, now);
  expect(body).toEqual({ name: null, colour: null, logo: { change: "goes" } });
});

test("another image is sent without the head of its address", () => {
  const form = { ...formOf(now), logo: "data:image/webp;base64,BBBB" };
  expect(bodyOf(form, now).logo).toEqual({ change: "becomes", image: "BBBB" });
});

test("a colour that is half typed is not shown", () => {
  expect(lookOf({ name: "", colour: "#3b1", logo: null })).toEqual({ name: null, colour: null, logo: null });
  expect(lookOf({ name: "", colour: "#3B1F5B", logo: null }).colour).toBe("#3B1F5B");
});
