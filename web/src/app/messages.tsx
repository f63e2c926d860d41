import { makeStyles, Toaster } from "@fluentui/react-components";
import { useState } from "react";
import { TOASTER } from "@/ui/use-announce";
import { strings } from "./strings";

const useStyles = makeStyles({
  // Above dialogs, which lie at a million.
  place: { position: "relative", zIndex: 1_000_001 },
});

/** Short messages lie over the page, in a place of their own that screen readers find by its name. */
export function Messages() {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return (
    <section aria-label={strings.messages} className={useStyles().place} ref={setPlace}>
      {place && <Toaster toasterId={TOASTER} position="bottom-end" mountNode={place} />}
    </section>
  );
}
