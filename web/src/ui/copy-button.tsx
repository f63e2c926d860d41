import { Button } from "@fluentui/react-components";
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { useEffect, useState } from "react";

const SHOWN_MS = 2_000;

/** Copies a text and says so. `label` names what is copied. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
    } catch {
      // Browsers refuse the clipboard on plain http to another host.
      setOutcome("refused");
    }
  };
  return (
    <>
      <Button
        size="small"
        appearance="subtle"
        icon={outcome === "copied" ? <CheckmarkRegular /> : <CopyRegular />}
        onClick={copy}
      >
        {outcome === "copied" ? "Copied" : outcome === "refused" ? "Select and copy by hand" : label}
      </Button>
      <span role="status" className="visually-hidden">
        {outcome === "copied" ? "Copied" : ""}
      </span>
    </>
  );
}
