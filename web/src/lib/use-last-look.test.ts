import { act, renderHook } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { NEVER_LOOKED } from "./notifications";
import { lastLookOf, rememberLook, useLastLook } from "./use-last-look";

afterEach(() => localStorage.clear());

test("a look is remembered for the person who looked", () => {
  const ada = renderHook(() => useLastLook("ada"));
  const bob = renderHook(() => useLastLook("bob"));
  const look = { at: "2026-11-27T09:00:00Z", shown: ["broken t1"] };
  act(() => rememberLook("ada", look));
  expect(ada.result.current).toEqual(look);
  expect(bob.result.current).toEqual(NEVER_LOOKED);
});

test.each([null, "{", "7", '{"at":7,"shown":[]}', '{"at":"2026-11-27T09:00:00Z"}'])(
  "what is no look counts as none: %s",
  (text) => expect(lastLookOf(text)).toEqual(NEVER_LOOKED),
);

test("a time that is none counts as never", () => {
  expect(lastLookOf('{"at":"soon","shown":["a",7]}')).toEqual({ at: "", shown: ["a"] });
});
