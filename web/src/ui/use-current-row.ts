import type { Virtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect } from "react";

interface CurrentRow {
  /** Below zero when no row is the current one. */
  readonly index: number;
  readonly virtualizer: Virtualizer<Window, Element>;
  readonly body: RefObject<HTMLElement | null>;
}

/** Frames that the row may take until it is drawn. */
const PATIENCE = 10;

/** Brings the current row into sight and gives it the focus, unless somebody is typing or deciding elsewhere. */
export function useCurrentRow({ index, virtualizer, body }: CurrentRow): void {
  useEffect(() => {
    if (index < 0) return;
    virtualizer.scrollToIndex(index, { align: "auto" });
    let frame = 0;
    const focus = (tries: number) => {
      const row = body.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
      if (row && isFree(body.current)) row.focus({ preventScroll: true });
      else if (!row && tries > 0) frame = requestAnimationFrame(() => focus(tries - 1));
    };
    frame = requestAnimationFrame(() => focus(PATIENCE));
    return () => cancelAnimationFrame(frame);
  }, [index, virtualizer, body]);
}

function isFree(body: HTMLElement | null): boolean {
  const focused = document.activeElement;
  const isTyping = focused?.matches("input:not([type=checkbox]), textarea, select") ?? false;
  return !isTyping || body?.contains(focused) === true;
}
