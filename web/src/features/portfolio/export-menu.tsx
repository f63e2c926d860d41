import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import type { Tenant } from "@/api/types";
import { saveFile } from "@/lib/save-file";
import { strings } from "./strings";
import { tenantsAsCsv, tenantsAsJson } from "./tenant-export";

/** Takes out what is shown: the filter decides, not what happens to be in sight. */
export function ExportMenu({ tenants }: { tenants: readonly Tenant[] }) {
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<ArrowDownloadRegular />} disabledFocusable={tenants.length === 0}>
          {strings.export}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => saveFile("portfolio.csv", "text/csv", tenantsAsCsv(tenants))}>
            {strings.exportCsv(tenants.length)}
          </MenuItem>
          <MenuItem onClick={() => saveFile("portfolio.json", "application/json", tenantsAsJson(tenants))}>
            {strings.exportJson(tenants.length)}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
