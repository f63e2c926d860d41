import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { AddCircleRegular } from "@fluentui/react-icons/svg/add-circle";
import { SubtractCircleRegular } from "@fluentui/react-icons/svg/subtract-circle";
import { isSimple } from "@/lib/readable-value";
import { SimpleValue } from "./simple-value";
import { ValueTree } from "./value-tree";
import { comparisonWords, type SideLabels } from "./words";

const useStyles = makeStyles({
  groups: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  label: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  chips: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  chip: {
    display: "inline-flex",
    alignItems: "flex-start",
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    border: "1px solid transparent",
    overflowWrap: "anywhere",
    minWidth: 0,
  },
  icon: { flexShrink: 0, fontSize: "16px", marginTop: "2px" },
  added: {
    backgroundColor: tokens.colorPaletteGreenBackground1,
    border: `1px solid ${tokens.colorPaletteGreenBorder1}`,
    color: tokens.colorNeutralForeground1,
  },
  removed: {
    backgroundColor: tokens.colorPaletteRedBackground1,
    border: `1px solid ${tokens.colorPaletteRedBorder1}`,
    color: tokens.colorNeutralForeground1,
  },
});

interface SetChangeProps {
  readonly added: readonly unknown[];
  readonly removed: readonly unknown[];
  /** What the two sides are, where they are not baseline and live. */
  readonly labels?: SideLabels;
}

/** What came into a set and what went out of it. */
export function SetChange({ added, removed, labels }: SetChangeProps) {
  const styles = useStyles();
  if (added.length === 0 && removed.length === 0) return <p>{comparisonWords.reordered}</p>;
  return (
    <div className={styles.groups}>
      <Entries
        kind="added"
        label={labels?.added ?? (labels && comparisonWords.onlyOn(labels.after))}
        values={added}
      />
      <Entries
        kind="removed"
        label={labels?.removed ?? (labels && comparisonWords.onlyOn(labels.before))}
        values={removed}
      />
    </div>
  );
}

interface EntriesProps {
  readonly kind: "added" | "removed";
  readonly label: string | undefined;
  readonly values: readonly unknown[];
}

function Entries({ kind, label, values }: EntriesProps) {
  const styles = useStyles();
  if (values.length === 0) return null;
  const Icon = kind === "added" ? AddCircleRegular : SubtractCircleRegular;
  return (
    <div>
      <p className={styles.label}>{label ?? comparisonWords[kind]}</p>
      <ul className={styles.chips}>
        {values.map((value) => (
          <li key={JSON.stringify(value)} className={mergeClasses(styles.chip, styles[kind])}>
            <Icon className={styles.icon} aria-hidden="true" />
            {isSimple(value) ? (
              <span>
                <SimpleValue value={value} />
              </span>
            ) : (
              <ValueTree value={value} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
