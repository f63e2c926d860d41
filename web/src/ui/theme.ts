import {
  type BrandVariants,
  createDarkTheme,
  createLightTheme,
  type Theme,
} from "@fluentui/react-components";

/** Petrol, the ink of old site drawings; brass, the colour of a plumb bob, is kept for the logo. */
const petrol: BrandVariants = {
  10: "#021417",
  20: "#06242a",
  30: "#083840",
  40: "#0a4852",
  50: "#0b5561",
  60: "#0c6270",
  70: "#0d6f7f",
  80: "#0e7686",
  90: "#2a8fa0",
  100: "#46a2b2",
  110: "#62b4c3",
  120: "#7fc5d2",
  130: "#9cd5df",
  140: "#b9e4eb",
  150: "#d5f0f4",
  160: "#ecf9fb",
};

/** The fonts of the system: nothing is fetched. */
const fontFamilyBase =
  "'Segoe UI Variable Text', 'Segoe UI', system-ui, -apple-system, 'Helvetica Neue', Arial, sans-serif";
const fontFamilyMonospace = "'Cascadia Code', Consolas, 'SF Mono', 'Liberation Mono', monospace";

export const lightTheme: Theme = {
  ...createLightTheme(petrol),
  fontFamilyBase,
  fontFamilyMonospace,
  colorNeutralBackground3: "#f4f6f6",
  colorNeutralForeground3: "#5a5f61",
  colorNeutralForeground4: "#63686a",
};

const dark = createDarkTheme(petrol);
export const darkTheme: Theme = {
  ...dark,
  fontFamilyBase,
  fontFamilyMonospace,
  colorNeutralBackground1: "#1f2425",
  colorNeutralBackground1Hover: "#293031",
  colorNeutralBackground1Pressed: "#181c1d",
  colorNeutralBackground1Selected: "#2a3233",
  colorNeutralBackground2: "#1a1e1f",
  colorNeutralBackground3: "#141718",
  colorNeutralBackground4: "#101314",
  colorNeutralStroke2: "#3b4344",
  colorBrandForeground1: petrol[120],
  colorBrandForeground2: petrol[130],
  colorBrandForegroundLink: petrol[120],
  colorBrandForegroundLinkHover: petrol[130],
  colorBrandForegroundLinkPressed: petrol[110],
  colorCompoundBrandForeground1: petrol[120],
};
