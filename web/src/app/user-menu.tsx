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
import { PersonRegular } from "@fluentui/react-icons/svg/person";
import { SignOutRegular } from "@fluentui/react-icons/svg/sign-out";
import { useNavigate } from "react-router";
import type { Session } from "@/api/types";
import { useSignOut } from "@/features/session/use-sign-out";
import { paths } from "@/lib/paths";
import { usePreferences } from "@/ui/preferences/use-preferences";
import { strings } from "./strings";

const useStyles = makeStyles({
  trigger: {
    padding: "2px",
    minWidth: "32px",
    flexShrink: 0,
    ":focus-visible": { outline: "2px solid #ecf9fb" },
  },
});

const THEMES = ["system", "light", "dark"] as const;
const DENSITIES = ["comfortable", "compact"] as const;

export function UserMenu({ session }: { session: Session }) {
  const styles = useStyles();
  const { preferences, change } = usePreferences();
  const signOut = useSignOut();
  const navigate = useNavigate();
  return (
    <Menu
      checkedValues={{ theme: [preferences.theme], density: [preferences.density] }}
      onCheckedValueChange={(_, { checkedItems: [chosen] }) => {
        const theme = THEMES.find((candidate) => candidate === chosen);
        const density = DENSITIES.find((candidate) => candidate === chosen);
        if (theme) change((current) => ({ ...current, theme }));
        if (density) change((current) => ({ ...current, density }));
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
            {THEMES.map((theme) => (
              <MenuItemRadio key={theme} name="theme" value={theme}>
                {strings.themes[theme]}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuGroup>
            <MenuGroupHeader>{strings.density}</MenuGroupHeader>
            {DENSITIES.map((density) => (
              <MenuItemRadio key={density} name="density" value={density}>
                {strings.densities[density]}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuItem icon={<PersonRegular />} onClick={() => navigate(paths.account())}>
            {strings.myAccount}
          </MenuItem>
          <MenuItem icon={<SignOutRegular />} onClick={() => signOut.mutate()}>
            {strings.signOut}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
