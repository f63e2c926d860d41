import { makeStyles, tokens } from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons/svg/search";
import { useEffect, useState } from "react";
import { HeaderButton } from "./header-button";
import { Palette } from "./palette/palette";
import { strings } from "./strings";

const useStyles = makeStyles({
  keys: {
    marginLeft: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    border: "1px solid rgba(255, 255, 255, 0.4)",
    borderRadius: tokens.borderRadiusSmall,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    color: "inherit",
    "@media (max-width: 1023px)": { display: "none" },
  },
  text: { "@media (max-width: 760px)": { display: "none" } },
});

/** Opens the command palette, as Ctrl K or Cmd K does from anywhere. It is there at once: who types on loses no letter. */
export function PaletteButton() {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== "k" ||
        !(event.ctrlKey || event.metaKey) ||
        event.shiftKey ||
        event.altKey
      )
        return;
      event.preventDefault();
      setOpen((isOpen) => isOpen || document.querySelector("[role=alertdialog]") === null);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return (
    <>
      <HeaderButton
        icon={<SearchRegular />}
        label={strings.openPalette}
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <span className={styles.text}>{strings.search}</span>
        <kbd className={styles.keys}>{strings.paletteKeys}</kbd>
      </HeaderButton>
      {open && <Palette onClose={() => setOpen(false)} />}
    </>
  );
}
