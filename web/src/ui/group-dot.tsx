import { makeStyles, tokens } from "@fluentui/react-components";

const COLOURS: Readonly<Record<string, string>> = {
  slate: tokens.colorPaletteSteelBorderActive,
  blue: tokens.colorPaletteBlueBorderActive,
  teal: tokens.colorPaletteTealBorderActive,
  green: tokens.colorPaletteForestBorderActive,
  amber: tokens.colorPaletteGoldBorderActive,
  orange: tokens.colorPalettePumpkinBorderActive,
  red: tokens.colorPaletteCranberryBorderActive,
  purple: tokens.colorPalettePurpleBorderActive,
};

export const GROUP_COLOURS = Object.keys(COLOURS);

const useStyles = makeStyles({
  dot: {
    display: "inline-block",
    width: "10px",
    height: "10px",
    marginRight: tokens.spacingHorizontalS,
    borderRadius: "50%",
  },
});

/** The colour of a group, beside its name; the name says it all. */
export function GroupDot({ colour }: { colour: string }) {
  const styles = useStyles();
  return <span className={styles.dot} style={{ backgroundColor: COLOURS[colour] }} aria-hidden="true" />;
}
