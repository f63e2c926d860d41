import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { useId, useState } from "react";
import { prettyJson } from "@/lib/readable-value";
import { CopyButton } from "./copy-button";

const useStyles = makeStyles({
  head: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  code: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    padding: tokens.spacingHorizontalM,
    maxHeight: "520px",
    overflow: "auto",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
    borderRadius: tokens.borderRadiusMedium,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
  },
});

interface JsonDisclosureProps {
  readonly label: string;
  readonly value: unknown;
  readonly startOpen?: boolean;
}

/** JSON for those who ask for it. */
export function JsonDisclosure({ label, value, startOpen = false }: JsonDisclosureProps) {
  const styles = useStyles();
  const [open, setOpen] = useState(startOpen);
  const id = useId();
  return (
    <div>
      <div className={styles.head}>
        <Button
          size="small"
          appearance="subtle"
          aria-expanded={open}
          aria-controls={id}
          icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
          onClick={() => setOpen(!open)}
        >
          {label}
        </Button>
        {open && <CopyButton text={prettyJson(value)} label="Copy JSON" />}
      </div>
      <div id={id}>
        {open && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
          <pre className={styles.code} tabIndex={0}>
            {prettyJson(value)}
          </pre>
        )}
      </div>
    </div>
  );
}
