import { Combobox, makeStyles, Option } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { tenantsQuery } from "@/api/queries";
import type { Tenant } from "@/api/types";
import { paths } from "@/lib/paths";
import { strings } from "./strings";

const useStyles = makeStyles({
  box: { minWidth: 0, width: "240px", flexShrink: 1, "& input": { minWidth: 0, width: "100%" } },
});

/** A list box longer than this slows the keyboard down; typing narrows it. */
const SHOWN = 50;

/** Jumps to a tenant by name. */
export function TenantSwitcher() {
  const styles = useStyles();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const tenants = useQuery(tenantsQuery);
  const matches = matching(tenants.data ?? [], text);
  return (
    <Combobox
      className={styles.box}
      aria-label={strings.tenantSwitcher}
      placeholder={strings.tenantPlaceholder}
      value={text}
      selectedOptions={[]}
      onChange={(event) => setText(event.target.value)}
      onOptionSelect={(_, data) => {
        setText("");
        if (data.optionValue) navigate(paths.tenant(data.optionValue));
      }}
    >
      {matches.map((tenant) => (
        <Option key={tenant.id} value={tenant.id}>
          {tenant.name}
        </Option>
      ))}
      {matches.length === 0 && <Option disabled>{strings.noTenantMatches}</Option>}
    </Combobox>
  );
}

function matching(tenants: readonly Tenant[], text: string): Tenant[] {
  const wanted = text.trim().toLowerCase();
  return tenants
    .filter((tenant) => tenant.name.toLowerCase().includes(wanted) || tenant.tenantId.includes(wanted))
    .slice(0, SHOWN);
}
