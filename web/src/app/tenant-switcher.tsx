import { Combobox, makeStyles, Option, OptionGroup } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { type TenantName, tenantNamesQuery } from "@/api/queries";
import { paths } from "@/lib/paths";
import { recentTenants } from "@/lib/recent-tenants";
import { usePreferences } from "@/ui/preferences/use-preferences";
import { strings } from "./strings";
import { tenantChoices } from "./tenant-choices";

const useStyles = makeStyles({
  box: { minWidth: 0, width: "220px", flexShrink: 1, "& input": { minWidth: 0, width: "100%" } },
  list: { maxHeight: "70vh" },
});

/** Jumps to a tenant by name. Favourites and those that were open last stand first. */
export function TenantSwitcher() {
  const styles = useStyles();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [recent, setRecent] = useState(recentTenants);
  const { preferences } = usePreferences();
  const tenants = useQuery(tenantNamesQuery);
  const {
    favourites,
    recent: last,
    others,
  } = tenantChoices(tenants.data ?? [], preferences.favourites, recent, text);
  const isNone = favourites.length + last.length + others.length === 0;
  return (
    <Combobox
      className={styles.box}
      listbox={{ className: styles.list }}
      aria-label={strings.tenantSwitcher}
      placeholder={strings.tenantPlaceholder}
      value={text}
      selectedOptions={[]}
      onOpenChange={(_, data) => data.open && setRecent(recentTenants())}
      onChange={(event) => setText(event.target.value)}
      onOptionSelect={(_, data) => {
        setText("");
        if (data.optionValue) navigate(paths.tenant(data.optionValue));
      }}
    >
      {group(strings.favourites, favourites)}
      {group(strings.recent, last)}
      {group(strings.allTenants, others)}
      {isNone && <Option disabled>{strings.noTenantMatches}</Option>}
    </Combobox>
  );
}

function group(label: string, tenants: readonly TenantName[]) {
  return tenants.length === 0 ? null : (
    <OptionGroup label={label}>
      {tenants.map((tenant) => (
        <Option key={tenant.id} value={tenant.id}>
          {tenant.name}
        </Option>
      ))}
    </OptionGroup>
  );
}
