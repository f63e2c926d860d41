import { Button, type ButtonProps } from "@fluentui/react-components";
import type { MouseEvent, ReactElement, ReactNode } from "react";
import { useHref, useNavigate } from "react-router";

interface LinkButtonProps {
  readonly to: string;
  readonly appearance?: ButtonProps["appearance"];
  readonly icon?: ReactElement;
  readonly children: ReactNode;
}

/** A real link that looks like a button, so that it can be opened in a new tab. */
export function LinkButton({ to, appearance, icon, children }: LinkButtonProps) {
  const href = useHref(to);
  const navigate = useNavigate();
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <Button as="a" href={href} onClick={follow} appearance={appearance} icon={icon}>
      {children}
    </Button>
  );
}
