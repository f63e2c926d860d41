import { Dialog, DialogSurface, Input, makeStyles, tokens } from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons/svg/search";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { useNavigate } from "react-router";
import { ProblemMessage } from "@/ui/problem-message";
import { itemsOf, type PaletteItem, stepped } from "./palette-item";
import { optionId, PaletteList } from "./palette-list";
import { PaletteStatus } from "./palette-status";
import { strings } from "./strings";
import { usePaletteGroups } from "./use-palette-groups";

const useStyles = makeStyles({
  surface: {
    width: "640px",
    maxWidth: "calc(100% - 16px)",
    padding: 0,
    marginTop: "12vh",
    overflow: "hidden",
    "@media (max-height: 600px)": { marginTop: tokens.spacingVerticalS },
  },
  field: { width: "100%", borderBottomLeftRadius: 0, borderBottomRightRadius: 0 },
  problem: { padding: tokens.spacingHorizontalM },
});

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Goes anywhere and does anything, by a few letters. */
export function Palette({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const listId = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const { groups, isSearching, isCut, error } = usePaletteGroups(text, navigate);
  const items = itemsOf(groups);
  const current = items[Math.min(at, items.length - 1)];
  const choose = (item: PaletteItem | undefined) => {
    if (!item || item.whyNot) return;
    onClose();
    item.act();
  };
  // Whoever types faster than the answer comes means the first one that it brings.
  const [isHasty, setIsHasty] = useState(false);
  useEffect(() => {
    if (!isHasty || isSearching) return;
    setIsHasty(false);
    choose(current);
  });
  const press = (event: KeyboardEvent) => {
    const steps = STEPS[event.key];
    if (steps) setAt(stepped(items.length, Math.min(at, items.length - 1), steps));
    else if (event.key === "Enter" && !current && isSearching) setIsHasty(true);
    else if (event.key === "Enter") choose(current);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface className={styles.surface} aria-label={strings.title}>
        <Input
          autoFocus
          className={styles.field}
          size="large"
          appearance="filled-lighter"
          contentBefore={<SearchRegular />}
          placeholder={strings.placeholder}
          value={text}
          onChange={(_, data) => {
            setText(data.value);
            setAt(0);
            setIsHasty(false);
          }}
          onKeyDown={press}
          input={{
            role: "combobox",
            "aria-label": strings.title,
            "aria-expanded": true,
            "aria-controls": listId,
            "aria-autocomplete": "list",
            "aria-activedescendant": current && optionId(listId, current),
            autoComplete: "off",
            spellCheck: false,
          }}
        />
        <PaletteList id={listId} groups={groups} current={current} onChoose={choose} />
        {error ? (
          <div className={styles.problem}>
            <ProblemMessage error={error} />
          </div>
        ) : null}
        <PaletteStatus text={text.trim()} count={items.length} isSearching={isSearching} isCut={isCut} />
      </DialogSurface>
    </Dialog>
  );
}
