import { useEffect, useRef } from "react";

type KeyActions = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/**
 * Single keys that do something, but never while somebody types, while a dialog is open, or together with a key that
 * belongs to the browser.
 */
export function useKeys(actions: KeyActions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || isPressed(event) || isDialogOpen()) return;
      const act = latest.current[event.key];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}

const NOT_TYPED_INTO = ["checkbox", "radio", "button", "submit", "range"];

/** Whether keys that are pressed there are letters of a text or choices of a list. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NOT_TYPED_INTO.includes(target.type);
  const widget = target.closest("[role=menu], [role=listbox], [role=combobox]");
  return target.matches("textarea, select") || target.isContentEditable || widget !== null;
}

/** Enter and space press what has the focus. */
function isPressed({ key, target }: KeyboardEvent): boolean {
  if (key !== "Enter" && key !== " ") return false;
  return target instanceof Element && target.matches("a, button, input, summary, [role=button], [role=tab]");
}

function isDialogOpen(): boolean {
  return document.querySelector("[role=dialog], [role=alertdialog]") !== null;
}
