import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  mark: {
    display: "inline-block",
    width: "10px",
    height: "10px",
    borderRadius: tokens.borderRadiusCircular,
    marginRight: tokens.spacingHorizontalXS,
    backgroundColor: tokens.colorNeutralForeground3,
  },
  blue: { backgroundColor: tokens.colorPaletteBlueBorderActive },
  teal: { backgroundColor: tokens.colorPaletteTealBorderActive },
  green: { backgroundColor: tokens.colorPaletteGreenBorderActive },
  yellow: { backgroundColor: tokens.colorPaletteYellowBorderActive },
  orange: { backgroundColor: tokens.colorPaletteDarkOrangeBorderActive },
  red: { backgroundColor: tokens.colorPaletteRedBorderActive },
  purple: { backgroundColor: tokens.colorPalettePurpleBorderActive },
});

/** The colour of a group; its name always stands beside it. */
export function GroupMark({ colour }: { colour: string }) {
  const styles = useStyles();
  const { mark, ...colours } = styles;
  const own = Object.entries(colours).find(([name]) => name === colour)?.[1];
  return <span className={mergeClasses(mark, own)} aria-hidden="true" />;
}
