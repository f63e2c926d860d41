import {
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Subtitle2,
  tokens,
} from "@fluentui/react-components";
import { AlertRegular } from "@fluentui/react-icons/svg/alert";
import { lazy, Suspense, useEffect, useId, useState } from "react";
import { useLocation } from "react-router";
import type { Session } from "@/api/types";
import { afterLook, type LastLook, newCount } from "@/lib/notifications";
import { rememberLook, useLastLook } from "@/lib/use-last-look";
import { HeaderButton } from "../header-button";
import { strings } from "./strings";
import { useNotifications } from "./use-notifications";

/** A download of its own: most pages are looked at without it. */
const loadList = async () => ({ default: (await import("./notification-list")).NotificationList });
const NotificationList = lazy(loadList);

const BELOW_HEADER = {
  position: "below",
  align: "end",
  offset: { mainAxis: 8 },
  overflowBoundaryPadding: 8,
} as const;

const useStyles = makeStyles({
  /** As wide with a count as without; a long count reaches beyond it. */
  button: {
    position: "relative",
    overflow: "visible",
    width: "36px",
    minWidth: "36px",
    padding: "5px 0",
    "& .fui-Button__icon": { margin: 0 },
  },
  /** Over the icon, so that nothing moves when a count comes or goes. */
  badge: {
    position: "absolute",
    top: "1px",
    left: "16px",
    padding: "0 4px",
    borderRadius: tokens.borderRadiusCircular,
    fontSize: "10px",
    lineHeight: "14px",
    fontWeight: tokens.fontWeightBold,
    backgroundColor: "#f3c969",
    color: "#06242a",
    pointerEvents: "none",
  },
  surface: {
    boxSizing: "border-box",
    width: "min(420px, calc(100vw - 16px))",
    maxHeight: "min(640px, calc(100vh - 64px))",
    overflowY: "auto",
    padding: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    outlineStyle: "none",
  },
  title: { display: "block", margin: 0, padding: tokens.spacingHorizontalM },
});

/** How much is new since the person looked last, and what it is. To open it is to have looked. */
export function NotificationBell({ session }: { session: Session }) {
  const styles = useStyles();
  const titleId = useId();
  const { key: here } = useLocation();
  const notifications = useNotifications(session);
  const { entries, cut, isComplete, isLoading } = notifications;
  const look = useLastLook(session.user.id);
  const [openAt, setOpenAt] = useState<string | null>(null);
  const [since, setSince] = useState<LastLook>(look);
  const isOpen = openAt === here;
  // What comes while it is open has been seen as well.
  useEffect(() => {
    if (isOpen && isComplete) rememberLook(session.user.id, afterLook(entries, look));
  });
  // A count that grows while answers come in would be wrong until the last of them.
  const news = isLoading ? null : newCount(entries, look, cut);
  return (
    <Popover
      open={isOpen}
      trapFocus
      positioning={BELOW_HEADER}
      onOpenChange={(_, { open }) => {
        if (open) setSince(look);
        setOpenAt(open ? here : null);
      }}
    >
      <PopoverTrigger disableButtonEnhancement>
        <HeaderButton
          icon={<AlertRegular />}
          label={news ? strings.label(news) : strings.title}
          className={styles.button}
          onPointerEnter={loadList}
          onFocus={loadList}
        >
          {news && news.count > 0 && (
            <span className={styles.badge} aria-hidden="true">
              {strings.badge(news)}
            </span>
          )}
        </HeaderButton>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-labelledby={titleId} tabIndex={-1}>
        <Subtitle2 as="h2" id={titleId} className={styles.title}>
          {strings.title}
        </Subtitle2>
        <Suspense fallback={<p className={styles.title}>{strings.loading}</p>}>
          <NotificationList notifications={notifications} since={since} />
        </Suspense>
      </PopoverSurface>
    </Popover>
  );
}
