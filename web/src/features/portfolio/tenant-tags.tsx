import { Badge, makeStyles, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  tags: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
});

export function TenantTags({ tags }: { tags: readonly string[] }) {
  const styles = useStyles();
  return (
    <div className={styles.tags}>
      {tags.map((tag) => (
        <Badge key={tag} appearance="outline" color="informative" size="small">
          {tag}
        </Badge>
      ))}
    </div>
  );
}
