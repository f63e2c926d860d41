import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { BaselinePreview, PreviewedDrift } from "@/api/types";
import { changeSentence } from "@/lib/change-sentence";
import { Card } from "@/ui/card";
import { SeverityLabel } from "@/ui/severity-label";
import { strings } from "./strings";

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  line: { margin: `0 0 ${tokens.spacingVerticalS}` },
});

/** Which drifts an edit would raise and resolve. */
export function PreviewCard({ preview, onClose }: { preview: BaselinePreview; onClose: () => void }) {
  const styles = useStyles();
  return (
    <Card
      title={strings.previewTitle}
      actions={
        <Button size="small" onClick={onClose}>
          {strings.close}
        </Button>
      }
    >
      <p className={styles.line} role="status">
        {strings.previewLine(preview.raised, preview.resolved)}
      </p>
      <ul className={styles.list}>
        {preview.drifts.map((drift) => (
          <li key={`${drift.effect}/${drift.resourceId}/${drift.path}`}>
            {drift.effect === "raised" ? strings.raised : strings.resolved}{" "}
            <SeverityLabel severity={drift.severity} /> {drift.resourceName}: {sentence(drift)}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function sentence(drift: PreviewedDrift): string {
  if (drift.change === "missing") return strings.wholeResource.missing;
  if (drift.change === "unexpected") return strings.wholeResource.unexpected;
  return changeSentence({ ...drift, kind: drift.kind ?? "value" });
}
