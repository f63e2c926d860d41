import { Button, Field, Input, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { baselineResourceQuery } from "@/api/queries";
import { prettyJson } from "@/lib/readable-value";
import { Card } from "@/ui/card";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { type DraftResource, withPath } from "./draft";
import { PropertyTable } from "./property-table";
import { strings } from "./strings";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  row: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalS },
});

interface ResourcePanelProps {
  readonly tenant: string;
  readonly area: string;
  readonly resource: DraftResource;
  readonly onChange: (changed: DraftResource) => void;
  readonly onClose: () => void;
}

/** One resource: which of its properties are watched, and what is agreed about them. */
export function ResourcePanel({ tenant, area, resource, onChange, onClose }: ResourcePanelProps) {
  const styles = useStyles();
  const shown = useQuery(baselineResourceQuery(tenant, area, resource.id));
  const [path, setPath] = useState("");
  return (
    <Card
      title={strings.properties(resource.name)}
      actions={
        <Button size="small" onClick={onClose}>
          {strings.close}
        </Button>
      }
    >
      <QueryView query={shown} loading={<RowsSkeleton rows={8} />}>
        {(data) => (
          <div className={styles.stack}>
            <PropertyTable resource={resource} properties={data.properties} onChange={onChange} />
            {resource.mode === "properties" && (
              <div className={styles.row}>
                <Field label={strings.addPath} hint={strings.addPathHint}>
                  <Input value={path} onChange={(_, input) => setPath(input.value)} />
                </Field>
                <Button
                  disabledFocusable={!path.trim()}
                  onClick={() => {
                    if (!path.trim()) return;
                    onChange(withPath(resource, path.trim(), true));
                    setPath("");
                  }}
                >
                  {strings.add}
                </Button>
              </div>
            )}
            <BodyField body={resource.body ?? data.body} resource={resource} onChange={onChange} />
          </div>
        )}
      </QueryView>
    </Card>
  );
}

interface BodyFieldProps {
  readonly body: unknown;
  readonly resource: DraftResource;
  readonly onChange: (changed: DraftResource) => void;
}

/** All that is agreed as JSON, for those who like it better. */
function BodyField({ body, resource, onChange }: BodyFieldProps) {
  const [text, setText] = useState<string | null>(null);
  const parsed = text === null ? body : parsedJson(text);
  if (text === null) {
    return (
      <div>
        <Button size="small" onClick={() => setText(prettyJson(body))}>
          {strings.asJson}
        </Button>
      </div>
    );
  }
  return (
    <Field label={strings.asJson} validationMessage={parsed === undefined ? strings.jsonInvalid : undefined}>
      <Textarea
        rows={18}
        resize="vertical"
        value={text}
        onChange={(_, data) => {
          setText(data.value);
          const value = parsedJson(data.value);
          if (value !== undefined) onChange({ ...resource, body: value, values: {}, fromLive: false });
        }}
      />
    </Field>
  );
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
