import type { DriftDetail } from "@/api/types";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { Card } from "@/ui/card";
import { DirectionLabel } from "@/ui/direction-label";
import { DriftStateLabel } from "@/ui/domain-labels";
import { Fact, Facts } from "@/ui/facts";
import { Note } from "@/ui/note";
import { SeverityLabel } from "@/ui/severity-label";
import { TimeText } from "@/ui/time-text";
import { wordOf, words } from "@/ui/words";
import { DriftMarks } from "./drift-marks";
import { strings } from "./strings";

export function DriftFacts({ drift }: { drift: DriftDetail }) {
  return (
    <Card title={strings.facts}>
      <Facts>
        <Fact name={strings.state}>
          <DriftStateLabel state={drift.state} />
          <DriftMarks drift={drift} />
          {drift.resolution && <Note>{wordOf(words.resolution, drift.resolution)}</Note>}
        </Fact>
        <Fact name={strings.severity}>
          <SeverityLabel severity={drift.severity} />
        </Fact>
        <Fact name={strings.direction}>
          <DirectionLabel direction={drift.direction} />
          <Note>{reasonOf(drift)}</Note>
          {drift.rule && <Note>{strings.rule(drift.rule, drift.source ?? "")}</Note>}
        </Fact>
        <Fact name={strings.change}>{wordOf(words.change, drift.change)}</Fact>
        <Fact name={strings.resource}>
          <AppLink to={paths.resource(drift.tenantId, drift.area, drift.resourceId)}>
            {drift.resourceName}
          </AppLink>
        </Fact>
        <Fact name={strings.tenant}>{drift.tenantName}</Fact>
        <Fact name={strings.area}>{drift.areaTitle}</Fact>
        <Fact name={strings.assignee}>{drift.assignee?.name ?? strings.nobody}</Fact>
        <Fact name={strings.firstSeen}>
          <TimeText at={drift.firstSeenAt} />
        </Fact>
        <Fact name={strings.lastSeen}>
          <TimeText at={drift.lastSeenAt} />
        </Fact>
        {drift.resolvedAt && (
          <Fact name={strings.resolvedAt}>
            <TimeText at={drift.resolvedAt} />
          </Fact>
        )}
        {drift.state === "snoozed" && (
          <Fact name={strings.snoozedUntil}>
            <TimeText at={drift.snoozedUntil} />
          </Fact>
        )}
        {drift.baselineVersion && <Fact name={strings.baselineVersion}>{drift.baselineVersion}</Fact>}
        {drift.acceptance && <AcceptanceFact acceptance={drift.acceptance} />}
      </Facts>
    </Card>
  );
}

/** A rule tells what weakening does, whichever way the value went. */
function reasonOf({ direction, why }: DriftDetail): string {
  if (!why) return strings.noRule;
  return direction === "strengthens" ? strings.opposite(why) : why;
}

function AcceptanceFact({ acceptance }: { acceptance: NonNullable<DriftDetail["acceptance"]> }) {
  return (
    <Fact name={strings.acceptance}>
      “{acceptance.reason}”{acceptance.ticket && <Note>{strings.ticketIs(acceptance.ticket)}</Note>}
      <Note>
        {strings.acceptedBy(acceptance.author)}, {strings.expires}{" "}
        <TimeText at={acceptance.expiresAt} missing={strings.noExpiry} />
      </Note>
    </Fact>
  );
}
