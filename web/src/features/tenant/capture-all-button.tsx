import { Button, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { TargetRegular } from "@fluentui/react-icons/svg/target";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import type { Tenant } from "@/api/types";
import { type BaselineChoice, BaselineFields } from "@/ui/baseline-fields";
import { FormDialog } from "@/ui/form-dialog";
import { Permitted } from "@/ui/rights/permitted";
import { useAnnounce } from "@/ui/use-announce";
import { strings } from "./strings";

const START: BaselineChoice = { label: "Agreed state", mode: "snapshot" };

export function CaptureAllButton({ tenant }: { tenant: Tenant }) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const [choice, setChoice] = useState(START);
  const capture = useMutation({
    mutationFn: () => commands.captureAllBaselines(tenant.id, choice),
    onSuccess: (result) => {
      announce(strings.captured(result.captured.length));
      if (result.skipped.length === 0) setAsking(false);
      client.invalidateQueries({ queryKey: keys.drifts });
      return client.invalidateQueries({ queryKey: keys.tenants });
    },
  });
  const skipped = capture.data?.skipped ?? [];
  return (
    <>
      <Permitted needs="approver" tenant={tenant.id}>
        {(allowed) => (
          <Button
            icon={<TargetRegular />}
            disabledFocusable={!tenant.summary.lastSyncAt || !allowed}
            onClick={() => {
              capture.reset();
              setAsking(true);
            }}
          >
            {strings.captureAll}
          </Button>
        )}
      </Permitted>
      {asking && (
        <FormDialog
          title={strings.captureAll}
          submit={strings.capture}
          pending={capture.isPending}
          error={capture.error}
          disabled={!choice.label.trim()}
          onSubmit={() => capture.mutate()}
          onClose={() => setAsking(false)}
        >
          <span>{strings.captureAllText(tenant.name)}</span>
          <BaselineFields value={choice} onChange={setChoice} />
          {skipped.length > 0 && (
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>
                {strings.skipped(skipped.length)}
                <ul>
                  {skipped.map((area) => (
                    <li key={area.area}>
                      {area.area}: {area.reason}
                    </li>
                  ))}
                </ul>
              </MessageBarBody>
            </MessageBar>
          )}
        </FormDialog>
      )}
    </>
  );
}
