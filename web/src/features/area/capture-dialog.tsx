import { useState } from "react";
import { commands } from "@/api/commands";
import type { TenantArea } from "@/api/types";
import { type BaselineChoice, BaselineFields } from "@/ui/baseline-fields";
import { FormDialog } from "@/ui/form-dialog";
import { strings } from "./strings";
import { useBaselineChange } from "./use-baseline-change";

interface CaptureDialogProps {
  readonly tenant: string;
  readonly area: TenantArea;
  readonly onClose: () => void;
}

export function CaptureDialog({ tenant, area, onClose }: CaptureDialogProps) {
  const { baseline } = area;
  const [choice, setChoice] = useState<BaselineChoice>({
    label: "",
    mode: baseline?.mode === "none" ? "none" : "snapshot",
  });
  const capture = useBaselineChange(
    tenant,
    (chosen: BaselineChoice) => commands.captureBaseline(tenant, area.area, chosen),
    (captured) => {
      onClose();
      return strings.captured(captured.version);
    },
  );
  return (
    <FormDialog
      title={baseline ? strings.replaceTitle(area.title) : strings.captureTitle(area.title)}
      submit={baseline ? strings.replace : strings.captureSubmit}
      pending={capture.isPending}
      error={capture.error}
      disabled={!choice.label.trim()}
      onSubmit={() => capture.mutate(choice)}
      onClose={onClose}
    >
      <span>{baseline ? strings.replaceText(baseline.version) : strings.captureText}</span>
      <BaselineFields value={choice} onChange={setChoice} />
    </FormDialog>
  );
}
