import { FormDialog } from "@/ui/form-dialog";
import { strings } from "./strings";
import type { ShorterTerm } from "./terms-form";

interface ShorterTermsDialogProps {
  readonly shorter: readonly ShorterTerm[];
  readonly pending: boolean;
  readonly error: unknown;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

/** What is let go does not come back, so that it is asked about before. */
export function ShorterTermsDialog({ shorter, ...dialog }: ShorterTermsDialogProps) {
  return (
    <FormDialog title={strings.shorterTitle} submit={strings.save} {...dialog}>
      <ul>
        {shorter.map(({ term, from, to }) => (
          <li key={term}>{strings.shorter(strings.terms[term][0], from, to)}</li>
        ))}
      </ul>
      {strings.shorterText}
    </FormDialog>
  );
}
