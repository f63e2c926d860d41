import { BuildingMultipleRegular } from "@fluentui/react-icons/svg/building-multiple";
import { ClipboardTaskListLtrRegular } from "@fluentui/react-icons/svg/clipboard-task-list-ltr";
import { ColorRegular } from "@fluentui/react-icons/svg/color";
import { DocumentSearchRegular } from "@fluentui/react-icons/svg/document-search";
import { EyeOffRegular } from "@fluentui/react-icons/svg/eye-off";
import { GridRegular } from "@fluentui/react-icons/svg/grid";
import { HandshakeRegular } from "@fluentui/react-icons/svg/handshake";
import { HistoryRegular } from "@fluentui/react-icons/svg/history";
import { KeyRegular } from "@fluentui/react-icons/svg/key";
import { KeyMultipleRegular } from "@fluentui/react-icons/svg/key-multiple";
import { MailInboxRegular } from "@fluentui/react-icons/svg/mail-inbox";
import { NewsRegular } from "@fluentui/react-icons/svg/news";
import { PeopleRegular } from "@fluentui/react-icons/svg/people";
import { PersonKeyRegular } from "@fluentui/react-icons/svg/person-key";
import { ServerRegular } from "@fluentui/react-icons/svg/server";
import { WrenchRegular } from "@fluentui/react-icons/svg/wrench";
import { paths } from "@/lib/paths";
import { strings } from "./strings";

export const PAGES = [
  { to: paths.portfolio(), text: strings.portfolio, Icon: GridRegular },
  { to: paths.drifts(), text: strings.drifts, Icon: MailInboxRegular },
  { to: paths.plans(), text: strings.plans, Icon: WrenchRegular },
  { to: paths.acceptances(), text: strings.acceptances, Icon: HandshakeRegular },
  { to: paths.ignoreRules(), text: strings.ignoreRules, Icon: EyeOffRegular },
  { to: paths.schemaNotices(), text: strings.schemaNotices, Icon: NewsRegular },
  { to: paths.audit(), text: strings.audit, Icon: ClipboardTaskListLtrRegular },
];

export const SETTINGS = [
  { to: paths.users(), text: strings.users, Icon: PeopleRegular },
  { to: paths.apiTokens(), text: strings.apiTokens, Icon: KeyRegular },
  { to: paths.tenantGroups(), text: strings.tenantGroups, Icon: BuildingMultipleRegular },
  { to: paths.appRegistrations(), text: strings.appRegistrations, Icon: KeyMultipleRegular },
  { to: paths.collectors(), text: strings.collectors, Icon: DocumentSearchRegular },
  { to: paths.signInSettings(), text: strings.signIn, Icon: PersonKeyRegular },
  { to: paths.retention(), text: strings.retention, Icon: HistoryRegular },
  { to: paths.branding(), text: strings.branding, Icon: ColorRegular },
  { to: paths.server(), text: strings.server, Icon: ServerRegular },
];
