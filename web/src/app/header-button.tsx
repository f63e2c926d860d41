import { Button, makeStyles, mergeClasses } from "@fluentui/react-components";
import type { ComponentPropsWithRef, ReactElement } from "react";

/** On the colour of the header, which is dark in both themes. */
const useStyles = makeStyles({
  button: {
    flexShrink: 0,
    minWidth: "32px",
    color: "#ecf9fb",
    ":hover": { color: "#ffffff", backgroundColor: "rgba(255, 255, 255, 0.14)" },
    ":hover:active": { color: "#ffffff", backgroundColor: "rgba(255, 255, 255, 0.08)" },
    ":focus-visible": { outline: "2px solid #ecf9fb" },
    "& .fui-Button__icon": { color: "inherit" },
    ":hover .fui-Button__icon": { color: "inherit" },
  },
});

interface HeaderButtonProps extends Omit<ComponentPropsWithRef<"button">, "aria-label" | "aria-haspopup"> {
  readonly icon: ReactElement;
  readonly label: string;
}

export function HeaderButton({ icon, label, className, ...button }: HeaderButtonProps) {
  const styles = useStyles();
  return (
    <Button
      {...button}
      appearance="transparent"
      icon={icon}
      className={mergeClasses(styles.button, className)}
      aria-label={label}
      aria-haspopup="dialog"
    />
  );
}
