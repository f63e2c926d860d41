import {
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import type { Plan } from "@/api/types";
import { paths } from "@/lib/paths";
import { LinkButton } from "@/ui/link-button";
import { ShareBar } from "@/ui/share-bar";
import { bannerOf } from "./plan-banner";
import { strings } from "./strings";

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

const BEFORE_SENDING: readonly string[] = ["proposed", "approved"];
/** Nothing here is too much. */
const NEVER_WARN = 1;

/** Where the plan stands, and what stands in its way. */
export function PlanStatus({ plan }: { plan: Plan }) {
  const styles = useStyles();
  const banner = bannerOf(plan);
  const isBefore = BEFORE_SENDING.includes(plan.state) && plan.operations.length > 0;
  return (
    <div className={styles.stack}>
      <MessageBar intent={banner.intent} layout="multiline" role="status">
        <MessageBarBody>
          <MessageBarTitle>{banner.title}</MessageBarTitle>
          {banner.text}
        </MessageBarBody>
      </MessageBar>
      {plan.state === "applying" && <Progress plan={plan} />}
      {isBefore && !plan.tenantWritable && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{strings.dryRunTitle}</MessageBarTitle>
            {strings.dryRunText(plan.tenantName)}
          </MessageBarBody>
          <MessageBarActions>
            <LinkButton to={paths.writeAccess(plan.tenantId)}>{strings.toWriteAccess}</LinkButton>
          </MessageBarActions>
        </MessageBar>
      )}
      {isBefore && plan.tenantWritable && plan.missingPermissions.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{strings.missingTitle}</MessageBarTitle>
            {strings.missingText(plan.missingPermissions)}
          </MessageBarBody>
          <MessageBarActions>
            <LinkButton to={paths.writeAccess(plan.tenantId)}>{strings.toWriteAccess}</LinkButton>
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  );
}

function Progress({ plan }: { plan: Plan }) {
  const sent = plan.operations.filter((operation) => operation.state !== "leftOut");
  const ended = sent.filter((operation) => operation.endedAt);
  return (
    <ShareBar
      label={strings.progressLabel}
      text={strings.progress(ended.length, sent.length)}
      share={ended.length / Math.max(1, sent.length)}
      warnAbove={NEVER_WARN}
    />
  );
}
