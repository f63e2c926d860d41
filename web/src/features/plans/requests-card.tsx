import { Button, makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { planRequestsQuery, type RequestFormat } from "@/api/restore-queries";
import { paths } from "@/lib/paths";
import { Card } from "@/ui/card";
import { CopyButton } from "@/ui/copy-button";
import { DownloadButton } from "@/ui/download-button";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { strings } from "./strings";

const FORMATS: readonly RequestFormat[] = ["json", "curl", "powershell"];

const useStyles = makeStyles({
  text: { marginTop: 0 },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  tabs: { flexGrow: 1, flexWrap: "wrap" },
  code: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    padding: tokens.spacingHorizontalM,
    maxHeight: "560px",
    overflow: "auto",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
    borderRadius: tokens.borderRadiusMedium,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
  },
});

/** The requests to the last letter, also for doing it by hand without any write access. */
export function RequestsCard({ plan }: { plan: string }) {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  return (
    <Card
      title={strings.requestsTitle}
      actions={
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? strings.hide : strings.show}
        </Button>
      }
    >
      <p className={styles.text}>{strings.requestsText}</p>
      {open && <Requests plan={plan} />}
    </Card>
  );
}

function Requests({ plan }: { plan: string }) {
  const styles = useStyles();
  const [format, setFormat] = useState<RequestFormat>("json");
  const requests = useQuery(planRequestsQuery(plan, format));
  return (
    <>
      <div className={styles.head}>
        <TabList
          size="small"
          className={styles.tabs}
          aria-label={strings.formatsLabel}
          selectedValue={format}
          onTabSelect={(_, data) => setFormat(FORMATS.find((one) => one === data.value) ?? "json")}
        >
          {FORMATS.map((one) => (
            <Tab key={one} value={one} id={`format-${one}`} aria-controls="plan-requests">
              {strings.formats[one]}
            </Tab>
          ))}
        </TabList>
        {requests.data && <CopyButton text={requests.data} label={strings.copy} />}
        <DownloadButton href={paths.planRequests(plan, format)}>{strings.download}</DownloadButton>
      </div>
      <div role="tabpanel" id="plan-requests" aria-labelledby={`format-${format}`}>
        <QueryView query={requests} loading={<RowsSkeleton rows={4} />}>
          {(text) => (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
            <pre className={styles.code} tabIndex={0}>
              {text}
            </pre>
          )}
        </QueryView>
      </div>
    </>
  );
}
