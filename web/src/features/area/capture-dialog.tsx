import { Checkbox, Field, Input, Radio, RadioGroup, Select } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "@/api/commands";
import { tenantsQuery } from "@/api/queries";
import type { CaptureRequest, TenantArea } from "@/api/types";
import { type BaselineChoice, BaselineFields } from "@/ui/baseline-fields";
import { FormDialog } from "@/ui/form-dialog";
import { strings } from "./strings";
import { useBaselineChange } from "./use-baseline-change";

interface CaptureDialogProps {
  readonly tenant: string;
  readonly area: TenantArea;
  readonly onClose: () => void;
}

/** The live state, or an earlier one, becomes the agreed one. */
export function CaptureDialog({ tenant, area, onClose }: CaptureDialogProps) {
  const { baseline } = area;
  const [choice, setChoice] = useState<BaselineChoice>({
    label: "",
    mode: baseline?.mode === "none" ? "none" : "snapshot",
  });
  const [source, setSource] = useState("now");
  const [at, setAt] = useState("");
  const [other, setOther] = useState("");
  const [includeUnresolved, setIncludeUnresolved] = useState(false);
  const tenants = useQuery({ ...tenantsQuery, enabled: source === "tenant" });
  const capture = useBaselineChange(
    tenant,
    (request: CaptureRequest) => commands.captureBaseline(tenant, area.area, request),
    (captured) => {
      if (captured.warnings.length === 0) onClose();
      return strings.captured(captured.version);
    },
  );
  const moment = source === "time" ? instantOf(at) : undefined;
  const from = source === "tenant" ? { fromTenant: other, includeUnresolved } : {};
  const warnings = capture.data?.warnings ?? [];
  if (warnings.length > 0) {
    return (
      <FormDialog
        title={strings.warnings}
        submit={strings.understood}
        pending={false}
        error={null}
        onSubmit={onClose}
        onClose={onClose}
      >
        {warnings.map((warning) => (
          <span key={warning}>{warning}</span>
        ))}
      </FormDialog>
    );
  }
  return (
    <FormDialog
      title={baseline ? strings.replaceTitle(area.title) : strings.captureTitle(area.title)}
      submit={baseline ? strings.replace : strings.captureSubmit}
      pending={capture.isPending}
      error={capture.error}
      disabled={!choice.label.trim() || (source === "time" && !moment) || (source === "tenant" && !other)}
      onSubmit={() => capture.mutate({ ...choice, ...from, at: moment })}
      onClose={onClose}
    >
      <span>{baseline ? strings.replaceText(baseline.version) : strings.captureText}</span>
      <Field label={strings.source}>
        <RadioGroup value={source} onChange={(_, data) => setSource(data.value)}>
          <Radio value="now" label={strings.sourceNow} />
          <Radio value="time" label={strings.sourceTime} />
          <Radio value="tenant" label={strings.sourceTenant} />
        </RadioGroup>
      </Field>
      {source === "time" && (
        <Field label={strings.at} hint={strings.atHint}>
          <Input type="datetime-local" value={at} onChange={(_, data) => setAt(data.value)} />
        </Field>
      )}
      {source === "tenant" && (
        <>
          <Field label={strings.tenant} hint={strings.tenantHint}>
            <Select value={other} onChange={(_, data) => setOther(data.value)}>
              <option value="" />
              {(tenants.data ?? [])
                .filter(({ id }) => id !== tenant)
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
            </Select>
          </Field>
          <Checkbox
            label={strings.includeUnresolved}
            checked={includeUnresolved}
            onChange={(_, data) => setIncludeUnresolved(data.checked === true)}
          />
        </>
      )}
      <BaselineFields value={choice} onChange={setChoice} />
    </FormDialog>
  );
}

function instantOf(local: string): string | undefined {
  const time = new Date(local);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
