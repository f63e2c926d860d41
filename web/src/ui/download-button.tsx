import { Button } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import type { ReactNode } from "react";

/** A link to a file of the API that looks like a button. */
export function DownloadButton({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Button as="a" href={href} download size="small" icon={<ArrowDownloadRegular />}>
      {children}
    </Button>
  );
}
