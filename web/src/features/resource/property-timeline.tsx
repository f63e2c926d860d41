import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { propertyTimelineQuery } from "@/api/resource-queries";
import { useUrlFilter } from "@/lib/use-url-filter";
import { Card } from "@/ui/card";
import { DataTable } from "@/ui/data-table";
import { Note } from "@/ui/note";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { strings } from "./strings";
import { timelineColumns } from "./timeline-columns";

const useStyles = makeStyles({
  form: { display: "flex", flexWrap: "wrap", alignItems: "start", gap: tokens.spacingHorizontalM },
  // In line with the box of the field beside it, below its label.
  show: { marginTop: "26px" },
  path: { flexGrow: 1, maxWidth: "520px" },
  result: { marginTop: tokens.spacingVerticalM },
});

interface PropertyTimelineProps {
  readonly tenant: string;
  readonly area: string;
  readonly resource: string;
}

/** Which value a property had from when to when. */
export function PropertyTimeline({ tenant, area, resource }: PropertyTimelineProps) {
  const styles = useStyles();
  const [read, write] = useUrlFilter();
  const path = read("path");
  const [typed, setTyped] = useState(path);
  const timeline = useInfiniteQuery({
    ...propertyTimelineQuery(tenant, area, resource, path),
    enabled: path !== "",
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    write("path", typed.trim());
  };
  return (
    <Card title={strings.timeline}>
      <form className={styles.form} onSubmit={submit}>
        <Field className={styles.path} label={strings.timelinePath} hint={strings.timelineHint}>
          <Input value={typed} onChange={(_, data) => setTyped(data.value)} />
        </Field>
        <Button type="submit" className={styles.show}>
          {strings.timelineShow}
        </Button>
      </form>
      {path !== "" && (
        <div className={styles.result}>
          <QueryView query={timeline} loading={<RowsSkeleton rows={3} />}>
            {(data) => (
              <>
                <DataTable
                  label={strings.timelineOf(path)}
                  columns={timelineColumns}
                  rows={data.pages.flatMap((page) => page.items)}
                  rowKey={(span) => span.from}
                />
                {data.pages[0]?.forgottenUntil && (
                  <Note>{strings.forgotten(data.pages[0].forgottenUntil)}</Note>
                )}
                {timeline.hasNextPage && (
                  <Button onClick={() => timeline.fetchNextPage()}>{strings.olderValues}</Button>
                )}
              </>
            )}
          </QueryView>
        </div>
      )}
    </Card>
  );
}
