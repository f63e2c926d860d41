import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { resourceAtQuery } from "@/api/resource-queries";
import { exactTime } from "@/lib/time";
import { useUrlFilter } from "@/lib/use-url-filter";
import { Card } from "@/ui/card";
import { MomentNotice } from "@/ui/moment-notice";
import { Note } from "@/ui/note";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { TimeField } from "@/ui/time-field";
import { ResourceObject } from "./resource-object";
import { strings } from "./strings";

const useStyles = makeStyles({
  form: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalM },
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

interface ResourceAtProps {
  readonly tenant: string;
  readonly area: string;
  readonly resource: string;
}

/** The resource as it was at a time that somebody chooses. */
export function ResourceAt({ tenant, area, resource }: ResourceAtProps) {
  const styles = useStyles();
  const [read, write] = useUrlFilter();
  const at = read("at");
  const past = useQuery({ ...resourceAtQuery(tenant, area, resource, at), enabled: at !== "", retry: false });
  return (
    <div className={styles.stack}>
      <Card title={strings.atTitle}>
        <div className={styles.form}>
          <TimeField label={strings.at} value={at} onChange={(value) => write("at", value)} />
          {at !== "" && <Button onClick={() => write("at", "")}>{strings.atClear}</Button>}
        </div>
      </Card>
      {at !== "" && (
        <QueryView query={past} loading={<RowsSkeleton rows={4} />}>
          {(data) => (
            <>
              <MomentNotice moment={data.moment} />
              {data.past?.nearest && <Note>{strings.nearest(data.past.validFrom)}</Note>}
              <ResourceObject
                title={strings.asItWas(exactTime(at))}
                value={data.live}
                missing={strings.noLive}
                names={data.names}
              />
            </>
          )}
        </QueryView>
      )}
    </div>
  );
}
