import { Toast, ToastTitle, useToastController } from "@fluentui/react-components";
import { useCallback } from "react";

export const TOASTER = "announcements";

type Intent = "success" | "info" | "error";

/** Says shortly that something worked, or why a key does nothing. Failures are shown where they happened, not here. */
export function useAnnounce(): (text: string, intent?: Intent) => void {
  const { dispatchToast } = useToastController(TOASTER);
  return useCallback(
    (text: string, intent: Intent = "success") =>
      dispatchToast(
        <Toast>
          <ToastTitle>{text}</ToastTitle>
        </Toast>,
        { intent, timeout: 4000 },
      ),
    [dispatchToast],
  );
}
