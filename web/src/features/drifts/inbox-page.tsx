import { Page } from "@/ui/page";
import { DriftFilters } from "./drift-filters";
import { GroupedInbox } from "./grouped-inbox";
import { KeysHelp } from "./keys-help";
import { ListInbox } from "./list-inbox";
import { SavedViews } from "./saved-views";
import { SchemaNoticeBar } from "./schema-notice-bar";
import { strings } from "./strings";
import { useDriftFilter } from "./use-drift-filter";

export function InboxPage() {
  const state = useDriftFilter();
  return (
    <Page
      title={strings.title}
      description={strings.description}
      actions={<SavedViews search={state.search} />}
    >
      <KeysHelp title={strings.keysTitle} keys={state.by ? strings.groupKeys : strings.keys} />
      <SchemaNoticeBar />
      <DriftFilters filter={state.filter} age={state.age} by={state.by} onChange={state.set} />
      {state.by ? <GroupedInbox key={state.by} by={state.by} state={state} /> : <ListInbox state={state} />}
    </Page>
  );
}
