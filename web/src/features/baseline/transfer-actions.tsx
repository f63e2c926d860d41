import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { paths } from "@/lib/paths";
import { PermittedButton } from "@/ui/rights/permitted-button";
import { strings } from "./strings";
import { UploadDialog } from "./upload-dialog";

interface TransferActionsProps {
  readonly tenant: string;
  readonly area: string;
  readonly canExport: boolean;
}

/** The baseline as a file, out and in. */
export function TransferActions({ tenant, area, canExport }: TransferActionsProps) {
  const [uploading, setUploading] = useState(false);
  return (
    <>
      {canExport && (
        <Button as="a" href={paths.baselineExport(tenant, area)} download={`${area}.json`}>
          {strings.download}
        </Button>
      )}
      <PermittedButton needs="approver" tenant={tenant} onClick={() => setUploading(true)}>
        {strings.upload}
      </PermittedButton>
      {uploading && <UploadDialog tenant={tenant} area={area} onClose={() => setUploading(false)} />}
    </>
  );
}
