import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from "@fluentui/react-components";
import { BookmarkRegular } from "@fluentui/react-icons/svg/bookmark";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { useState } from "react";
import { useNavigate } from "react-router";
import { paths } from "@/lib/paths";
import { usePreferences } from "@/ui/preferences/use-preferences";
import { SaveViewDialog } from "./save-view-dialog";
import { strings } from "./strings";

/** Filters and groupings that a person kept under a name; the address says all of them. */
export function SavedViews({ search }: { search: string }) {
  const navigate = useNavigate();
  const { preferences, change } = usePreferences();
  const [isSaving, setSaving] = useState(false);
  const { views } = preferences;
  const remove = (name: string) =>
    change((current) => ({ ...current, views: current.views.filter((view) => view.name !== name) }));
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<BookmarkRegular />}>{strings.savedViews}</Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {views.length === 0 && <MenuItem disabled>{strings.noSavedViews}</MenuItem>}
            {views.map((view) => (
              <MenuItem key={view.name} onClick={() => navigate(`${paths.drifts()}?${view.query}`)}>
                {view.name}
              </MenuItem>
            ))}
            <MenuDivider />
            <MenuItem onClick={() => setSaving(true)}>{strings.saveView}</MenuItem>
            {views.map((view) => (
              <MenuItem key={view.name} icon={<DeleteRegular />} onClick={() => remove(view.name)}>
                {strings.removeView(view.name)}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      {isSaving && <SaveViewDialog search={search} onClose={() => setSaving(false)} />}
    </>
  );
}
