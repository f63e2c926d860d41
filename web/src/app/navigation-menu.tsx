import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { NavigationRegular } from "@fluentui/react-icons/svg/navigation";
import { useState } from "react";
import { useLocation } from "react-router";
import { HeaderButton } from "./header-button";
import { Navigation } from "./navigation";
import { strings } from "./strings";

const useStyles = makeStyles({ drawer: { maxWidth: "86vw", width: "300px" } });

/** On a narrow screen the navigation lies over the page, and goes once it led somewhere. */
export function NavigationMenu() {
  const styles = useStyles();
  const { key: here } = useLocation();
  const [openAt, setOpenAt] = useState<string | null>(null);
  const close = () => setOpenAt(null);
  return (
    <>
      <HeaderButton
        icon={<NavigationRegular />}
        label={strings.openNavigation}
        aria-expanded={openAt === here}
        onClick={() => setOpenAt(here)}
      />
      <OverlayDrawer
        className={styles.drawer}
        open={openAt === here}
        position="start"
        aria-label={strings.navigation}
        onOpenChange={(_, data) => !data.open && close()}
      >
        <DrawerHeader>
          <DrawerHeaderTitle
            action={
              <Button
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={strings.closeNavigation}
                onClick={close}
              />
            }
          >
            {strings.product}
          </DrawerHeaderTitle>
        </DrawerHeader>
        <DrawerBody>
          <Navigation />
        </DrawerBody>
      </OverlayDrawer>
    </>
  );
}
