import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useEffect, useId } from "react";
import { KeyCaps } from "@/ui/actions/key-caps";
import type { PaletteGroup, PaletteItem } from "./palette-item";
import { strings } from "./strings";

const useStyles = makeStyles({
  list: { maxHeight: "min(56vh, 460px)", overflowY: "auto", padding: tokens.spacingVerticalXS },
  title: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXS}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  item: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "baseline",
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: "pointer",
    overflowWrap: "anywhere",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    "&[aria-selected=true]": {
      backgroundColor: tokens.colorNeutralBackground1Selected,
      boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    },
    "&[aria-disabled=true]": { cursor: "not-allowed", color: tokens.colorNeutralForeground3 },
  },
  text: { marginRight: "auto" },
  detail: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

interface PaletteListProps {
  readonly id: string;
  readonly groups: readonly PaletteGroup[];
  readonly current: PaletteItem | undefined;
  readonly onChoose: (item: PaletteItem) => void;
}

export function optionId(listId: string, item: PaletteItem): string {
  return `${listId}-${encodeURIComponent(item.id)}`;
}

/** The focus stays in the field; the list shows which item Enter means. */
export function PaletteList({ id, groups, current, onChoose }: PaletteListProps) {
  const styles = useStyles();
  const currentId = current && optionId(id, current);
  useEffect(() => {
    if (currentId) document.getElementById(currentId)?.scrollIntoView({ block: "nearest" });
  }, [currentId]);
  return (
    <div id={id} role="listbox" aria-label={strings.results} className={styles.list}>
      {groups.map((group) => (
        <Group key={group.title} title={group.title}>
          {group.items.map((item) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus, and its keys choose.
            <div
              key={item.id}
              id={optionId(id, item)}
              role="option"
              tabIndex={-1}
              aria-selected={item === current}
              aria-disabled={item.whyNot ? true : undefined}
              className={styles.item}
              onClick={() => onChoose(item)}
            >
              <span className={styles.text}>{item.text}</span>
              {(item.whyNot ?? item.detail) && (
                <span className={styles.detail}>{item.whyNot ?? item.detail}</span>
              )}
              {item.keys && <KeyCaps keys={item.keys} />}
            </div>
          ))}
        </Group>
      ))}
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a part of a list box, not of a form.
    <div role="group" aria-labelledby={id}>
      <div id={id} role="presentation" className={styles.title}>
        {title}
      </div>
      {children}
    </div>
  );
}
