import { Button, makeStyles, mergeClasses } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";

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

interface HeaderButtonProps {
  readonly icon: ReactElement;
  readonly label: string;
  readonly expanded?: boolean;
  readonly className?: string;
  readonly onClick: () => void;
  readonly children?: ReactNode;
}

export function HeaderButton({ icon, label, expanded, className, onClick, children }: HeaderButtonProps) {
  const styles = useStyles();
  return (
    <Button
      appearance="transparent"
      icon={icon}
      className={mergeClasses(styles.button, className)}
      aria-label={label}
      aria-haspopup="dialog"
      aria-expanded={expanded}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
