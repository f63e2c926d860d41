import { useEffect, useLayoutEffect, useRef } from "react";
import { useLocation, useNavigationType } from "react-router";

/** How long a page may take to be as long as it was. */
const PATIENCE_MS = 3_000;
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
  useLayoutEffect(() => {
    const isNewPage = shown.current !== pathname;
    shown.current = pathname;
    const place = places.get(key);
    if (isBack && place !== undefined) return scrollOnceItFits(place);
    if (isNewPage && !isBack && window.scrollY > 0) window.scrollTo(0, 0);
    return undefined;
  }, [pathname, key, isBack]);
  useEffect(() => {
    const remember = () => places.set(key, window.scrollY);
    if (!places.has(key)) remember();
    window.addEventListener("scroll", remember, { passive: true });
    return () => window.removeEventListener("scroll", remember);
  }, [key]);
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

/** What is loaded makes the page longer; a person who moves meanwhile is left alone. */
function scrollOnceItFits(place: number): () => void {
  const end = performance.now() + PATIENCE_MS;
  let frame = 0;
  const stop = () => {
    cancelAnimationFrame(frame);
    for (const move of MOVES) window.removeEventListener(move, stop);
  };
  const attempt = () => {
    window.scrollTo(0, place);
    if (Math.abs(window.scrollY - place) < 1 || performance.now() > end) stop();
    else frame = requestAnimationFrame(attempt);
  };
  for (const move of MOVES) window.addEventListener(move, stop, { passive: true });
  attempt();
  return stop;
}
