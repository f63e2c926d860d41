import type { RestoreEntry } from "@/api/types";
import { paths } from "@/lib/paths";
import { AppLink } from "../app-link";
import type { DataColumn } from "../data-table";
import { OperationStateLabel, VerificationLabel } from "../domain-labels";
import { JsonDisclosure } from "../json-disclosure";
import { Note } from "../note";
import { TimeText } from "../time-text";
import { approvers } from "./approvers";
import { strings } from "./strings";

export const restoreLogColumns: readonly DataColumn<RestoreEntry>[] = [
  {
    key: "what",
    title: strings.logColumns.what,
    width: "30%",
    render: ({ planId, operation }) => (
      <>
        <AppLink to={paths.plan(planId)}>{operation.reason}</AppLink>
        <Note>
          <code>
            {operation.request.method} {operation.request.url}
          </code>
        </Note>
        <JsonDisclosure label={strings.body} value={operation.request.body} />
      </>
    ),
  },
  {
    key: "resource",
    title: strings.logColumns.resource,
    width: "18%",
    render: ({ tenantId, operation }) => (
      <>
        <AppLink to={paths.resource(tenantId, operation.area, operation.resourceId)}>
          {operation.resourceName}
        </AppLink>
        <Note>{operation.areaTitle}</Note>
      </>
    ),
  },
  {
    key: "who",
    title: strings.logColumns.who,
    width: "16%",
    render: ({ author, byPolicy, operation }) => (
      <>
        {strings.askedBy(byPolicy ? strings.policy : author)}
        <Note>{strings.approvedBy(approvers(operation.approvals))}</Note>
      </>
    ),
  },
  {
    key: "answer",
    title: strings.logColumns.answer,
    width: "18%",
    render: ({ clientRequestId, operation: { state, status, error, requestId } }) => (
      <>
        <OperationStateLabel state={state} />
        {error && <Note>{error.message}</Note>}
        {typeof status === "number" && <Note>{strings.status(status)}</Note>}
        {requestId && <Note>{strings.request(requestId)}</Note>}
        {!requestId && clientRequestId && <Note>{strings.clientRequest(clientRequestId)}</Note>}
      </>
    ),
  },
  {
    key: "verified",
    title: strings.logColumns.verified,
    width: "10%",
    render: ({ operation: { verification } }) =>
      verification ? <VerificationLabel verification={verification} /> : null,
  },
  {
    key: "when",
    title: strings.logColumns.when,
    width: "8%",
    render: (entry) => <TimeText at={entry.startedAt} />,
  },
];
