import { makeStyles, tokens } from "@fluentui/react-components";
import type { IgnorePreview } from "@/api/types";
import { changeSentence } from "@/lib/change-sentence";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { strings } from "./strings";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
  },
  text: { margin: 0 },
});

export function PreviewCard({ preview }: { preview: IgnorePreview }) {
  const styles = useStyles();
  return (
    <Card
      title={strings.previewTitle}
      actions={
        <span role="status">
          <Note>{strings.previewCount(preview.count, preview.partial)}</Note>
        </span>
      }
    >
      {preview.count === 0 ? (
        <p className={styles.text}>{strings.previewNone}</p>
      ) : (
        <ul className={styles.list}>
          {preview.items.map((drift) => (
            <li key={drift.id}>
              <AppLink to={paths.drift(drift.id)} strong>
                {drift.resourceName}
              </AppLink>
              <Note>
                {changeSentence(drift)} · {drift.tenantName}
              </Note>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
