import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { type ReactNode, useId, useState } from "react";
import { useNavigationStyles } from "./use-navigation-styles";

interface NavigationGroupProps {
  /** Under which the browser remembers whether the group is open. */
  readonly name: string;
  readonly title: string;
  readonly children: (labelledBy: string) => ReactNode;
}

/** A part of the navigation that can be folded away, and stays so. */
export function NavigationGroup({ name, title, children }: NavigationGroupProps) {
  const styles = useNavigationStyles();
  const id = useId();
  const key = `plumbline.navigation.${name}`;
  const [open, setOpen] = useState(() => localStorage.getItem(key) !== "closed");
  const toggle = () => {
    localStorage.setItem(key, open ? "closed" : "open");
    setOpen(!open);
  };
  const Chevron = open ? ChevronDownRegular : ChevronRightRegular;
  return (
    <div>
      <button type="button" id={id} className={styles.heading} aria-expanded={open} onClick={toggle}>
        <Chevron aria-hidden="true" />
        {title}
      </button>
      {open && children(id)}
    </div>
  );
}
