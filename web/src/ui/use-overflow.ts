import { type RefObject, useEffect, useState } from "react";

export interface Overflow {
  /** What is in the element is wider than the element. */
  readonly isWider: boolean;
  /** There is more to the right of what is seen. */
  readonly hasMore: boolean;
}

const NONE: Overflow = { isWider: false, hasMore: false };

/** Whether an element has to be scrolled sideways to be seen whole, and whether it was scrolled to its end. */
export function useOverflow(element: RefObject<HTMLElement | null>): Overflow {
  const [overflow, setOverflow] = useState(NONE);
  useEffect(() => {
    const region = element.current;
    if (!region) return;
    const look = () => setOverflow((before) => kept(before, measured(region)));
    const observer = new ResizeObserver(look);
    observer.observe(region);
    for (const child of region.children) observer.observe(child);
    region.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      region.removeEventListener("scroll", look);
    };
  }, [element]);
  return overflow;
}

function measured({ scrollWidth, clientWidth, scrollLeft }: HTMLElement): Overflow {
  const isWider = scrollWidth > clientWidth + 1;
  return { isWider, hasMore: isWider && scrollLeft + clientWidth < scrollWidth - 1 };
}

/** The same object where nothing changed, so that nothing is drawn again. */
function kept(before: Overflow, after: Overflow): Overflow {
  return before.isWider === after.isWider && before.hasMore === after.hasMore ? before : after;
}
