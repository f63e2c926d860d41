import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { TenantArea } from "@/api/types";
import { totalCount } from "@/lib/severity";
import { AccessLabel } from "@/ui/domain-labels";
import { Note } from "@/ui/note";
import { GrantDialog } from "./grant-dialog";
import { grantStrings, areaStrings as strings } from "./strings";
import { useSwitch } from "./use-switch";

const useStyles = makeStyles({
  action: {
    justifyContent: "flex-start",
    textAlign: "left",
    minWidth: 0,
    paddingLeft: 0,
    paddingRight: 0,
    marginTop: tokens.spacingVerticalXXS,
  },
  name: { fontFamily: tokens.fontFamilyMonospace },
});

interface AccessCellProps {
  readonly tenant: string;
  readonly area: TenantArea;
}

/** What can be done with the area, why not more, and the way out. */
export function AccessCell({ tenant, area }: AccessCellProps) {
  const styles = useStyles();
  const [granting, setGranting] = useState(false);
  const missing = area.enabled ? area.missingPermissions : [];
  const forWriting = area.access === "readOnly" ? area.missingWritePermissions : [];
  const wanted = area.access === "locked" ? missing : forWriting;
  const grantText = area.access === "locked" ? strings.grant : strings.grantWriting;
  return (
    <>
      <AccessLabel access={area.access} />
      <Reason area={area} />
      {area.access === "locked" && missing.length > 0 && (
        <Note>
          {strings.missing}: <span className={styles.name}>{missing.join(", ")}</span>
        </Note>
      )}
      {wanted.length > 0 && (
        <Button
          className={styles.action}
          size="small"
          appearance="transparent"
          aria-label={`${grantText}: ${area.title}`}
          onClick={() => setGranting(true)}
        >
          {grantText}
        </Button>
      )}
      <DefaultButton tenant={tenant} area={area} />
      {granting && (
        <GrantDialog
          tenant={tenant}
          title={grantStrings.title(area.title)}
          permissions={wanted}
          onClose={() => setGranting(false)}
        />
      )}
    </>
  );
}

function Reason({ area }: { area: TenantArea }) {
  const drifts = totalCount(area.openDrifts);
  const undecided = typeof area.switch !== "boolean";
  const lines = [
    area.access === "notLicensed" && `${strings.needs} ${area.licence ?? strings.plan}`,
    area.access === "off" && undecided && strings.offByDefault,
    area.access === "optIn" && strings.optIn,
    !area.enabled && drifts > 0 && strings.notWatched(drifts),
  ];
  const plans = area.access === "notLicensed" ? strings.plansTitle(area.servicePlans) : undefined;
  return lines
    .filter((line) => typeof line === "string")
    .map((line) => (
      <Note key={line}>
        <span title={plans}>{line}</span>
      </Note>
    ));
}

/** Takes a person's decision back, where it differs from what the catalog would do. */
function DefaultButton({ tenant, area }: AccessCellProps) {
  const styles = useStyles();
  const change = useSwitch(tenant);
  if (typeof area.switch !== "boolean" || area.switch === area.onByDefault) return null;
  return (
    <Button
      className={styles.action}
      size="small"
      appearance="transparent"
      disabledFocusable={change.isPending}
      onClick={() => change.mutate({ areas: [area.area], enabled: null })}
    >
      {strings.backToDefault(area.onByDefault)}
    </Button>
  );
}
