import { useState } from "react";
import { useKeys } from "@/ui/actions/use-keys";
import { KeysDialog } from "./keys-dialog";

interface KeysHelpProps {
  readonly title: string;
  /** The keys, each with what it does. */
  readonly keys: readonly (readonly [string, string])[];
}

/** The key ? lists the keys of the page. */
export function KeysHelp({ title, keys }: KeysHelpProps) {
  const [isOpen, setOpen] = useState(false);
  useKeys({ "?": () => setOpen(true) });
  return isOpen && <KeysDialog title={title} keys={keys} onClose={() => setOpen(false)} />;
}
