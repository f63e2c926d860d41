import { Button, type ButtonProps } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { Permitted } from "./permitted";
import type { Role } from "./use-rights";

type Looks = Pick<ButtonProps, "appearance" | "icon" | "size" | "className" | "aria-label">;

interface PermittedButtonProps extends Looks {
  readonly needs: Role;
  /** Where the role is needed; over all when it is left out. */
  readonly tenant?: string;
  readonly type?: "submit";
  readonly disabledFocusable?: boolean;
  readonly onClick?: () => void;
  readonly children: ReactNode;
}

/** A button for who may take the action; for everybody else it is disabled and says why. */
export function PermittedButton({ needs, tenant, disabledFocusable, ...button }: PermittedButtonProps) {
  return (
    <Permitted needs={needs} tenant={tenant}>
      {(allowed) => <Button {...button} disabledFocusable={!allowed || disabledFocusable} />}
    </Permitted>
  );
}
