import { Badge, makeStyles, tokens } from "@fluentui/react-components";
import { Link } from "react-router";
import { TimeText } from "@/ui/time-text";
import type { Kind } from "./entry";
import { KindGlyph } from "./kind-glyph";
import { strings } from "./strings";

const useStyles = makeStyles({
  link: {
    display: "grid",
    gridTemplateColumns: "20px minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    color: "inherit",
    textDecorationLine: "none",
    overflowWrap: "anywhere",
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  text: { fontWeight: tokens.fontWeightSemibold },
  detail: { display: "block", color: tokens.colorNeutralForeground2 },
  place: {
    display: "block",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});

interface NotificationItemProps {
  readonly kind: Kind;
  readonly to: string;
  readonly text: string;
  readonly isNew: boolean;
  readonly detail?: string;
  readonly place?: string;
  readonly at?: string;
  readonly isDated?: boolean;
}

export function NotificationItem(props: NotificationItemProps) {
  const styles = useStyles();
  const { kind, to, text, isNew, detail, place, at, isDated } = props;
  return (
    <li>
      <Link to={to} className={styles.link}>
        <KindGlyph kind={kind} />
        <span>
          <span className={styles.text}>{text}</span>
          {detail && <span className={styles.detail}>{detail}</span>}
          {place && (
            <span className={styles.place}>
              {place}
              {isDated && at && (
                <>
                  {" · "}
                  <TimeText at={at} />
                </>
              )}
            </span>
          )}
        </span>
        {isNew && (
          <Badge size="small" appearance="tint" color="brand">
            {strings.isNew}
          </Badge>
        )}
      </Link>
    </li>
  );
}
