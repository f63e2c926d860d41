import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { schemaNoticesQuery } from "@/api/queries";
import { paths } from "@/lib/paths";
import { AppLink } from "@/ui/app-link";
import { strings } from "./strings";

/** What Graph added is no drift, but whoever looks for drift should know what was held back. */
export function SchemaNoticeBar() {
  const notices = useQuery(schemaNoticesQuery).data ?? [];
  const open = notices.filter((notice) => notice.state === "open");
  if (open.length === 0) return null;
  return (
    <MessageBar intent="info">
      <MessageBarBody>
        {strings.schemaNotices(open.length)}{" "}
        <AppLink to={paths.schemaNotices()}>{strings.seeSchemaNotices}</AppLink>
      </MessageBarBody>
    </MessageBar>
  );
}
