import {
  Avatar,
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
} from "@fluentui/react-components";
import { SignOutRegular } from "@fluentui/react-icons/svg/sign-out";
import type { Session } from "@/api/types";
import { useSignOut } from "@/features/session/use-sign-out";
import { type ThemeChoice, useThemeChoice } from "@/ui/theme-choice";
import { strings } from "./strings";

const useStyles = makeStyles({
  trigger: {
    padding: "2px",
    minWidth: "32px",
    flexShrink: 0,
    ":focus-visible": { outline: "2px solid #ecf9fb" },
  },
});

const CHOICES: readonly ThemeChoice[] = ["system", "light", "dark"];

export function UserMenu({ session }: { session: Session }) {
  const styles = useStyles();
  const [choice, choose] = useThemeChoice();
  const signOut = useSignOut();
  return (
    <Menu
      checkedValues={{ theme: [choice] }}
      onCheckedValueChange={(_, data) => {
        const next = CHOICES.find((candidate) => candidate === data.checkedItems[0]);
        if (next) choose(next);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="transparent"
          shape="circular"
          className={styles.trigger}
          aria-label={strings.account(session.user.username)}
          icon={<Avatar size={28} name={session.user.username} color="colorful" aria-hidden="true" />}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{strings.theme}</MenuGroupHeader>
            {CHOICES.map((theme) => (
              <MenuItemRadio key={theme} name="theme" value={theme}>
                {strings.themes[theme]}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuItem icon={<SignOutRegular />} onClick={() => signOut.mutate()}>
            {strings.signOut}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
