import { useEffect, useLayoutEffect, useRef } from "react";
import { useLocation, useNavigationType } from "react-router";

/** How long a page may take to be as long as it was. */
const PATIENCE_MS = 3_000;
/** A list takes the place for its own again before it knows of the move. */
const STEADY_FRAMES = 12;
/** What a person does who wants to be elsewhere on the page. */
const MOVES = ["wheel", "touchmove", "keydown", "pointerdown"] as const;

/** How far each place of this window's history was scrolled. */
const places = new Map<string, number>();

/** A new page starts at its top; going back leads to where the person was. Filters and tabs leave the page where it is. */
export function useScrollPlace(): void {
  const { pathname, key } = useLocation();
  const isBack = useNavigationType() === "POP";
  const shown = useRef<string>(undefined);

  useEffect(takeOverFromBrowser, []);
  // Before the next page is drawn: what that one scrolls must not be taken for a move on this one.
  useLayoutEffect(() => {
    const remember = () => places.set(key, window.scrollY);
    window.addEventListener("scroll", remember, { passive: true });
    return () => window.removeEventListener("scroll", remember);
  }, [key]);
  useLayoutEffect(() => {
    const isNewPage = shown.current !== pathname;
    shown.current = pathname;
    const place = places.get(key);
    if (isBack && place !== undefined) return keepAt(place);
    if (isNewPage && !isBack && window.scrollY > 0) return keepAt(0);
    places.set(key, window.scrollY);
    return undefined;
  }, [pathname, key, isBack]);
}

/** The browser would scroll the page that is left; when the window is loaded again, it knows the place. */
function takeOverFromBrowser(): () => void {
  const own = () => {
    history.scrollRestoration = "manual";
  };
  const giveBack = () => {
    history.scrollRestoration = "auto";
  };
  own();
  window.addEventListener("pagehide", giveBack);
  window.addEventListener("pageshow", own);
  return () => {
    window.removeEventListener("pagehide", giveBack);
    window.removeEventListener("pageshow", own);
  };
}

/** What is loaded makes the page longer, so it may take a while; a person who moves meanwhile is left alone. */
function keepAt(place: number): () => void {
  const end = performance.now() + PATIENCE_MS;
  let frame = 0;
  let steady = 0;
  const stop = () => {
    cancelAnimationFrame(frame);
    for (const move of MOVES) window.removeEventListener(move, stop);
  };
  const attempt = () => {
    steady = Math.abs(window.scrollY - place) < 1 ? steady + 1 : 0;
    if (steady === 0) window.scrollTo(0, place);
    if (steady > STEADY_FRAMES || performance.now() > end) stop();
    else frame = requestAnimationFrame(attempt);
  };
  for (const move of MOVES) window.addEventListener(move, stop, { passive: true });
  attempt();
  return stop;
}
