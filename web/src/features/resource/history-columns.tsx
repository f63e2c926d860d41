import { Button } from "@fluentui/react-components";
import type { ResourceVersion } from "@/api/types";
import type { DataColumn } from "@/ui/data-table";
import { Note } from "@/ui/note";
import { TimeText } from "@/ui/time-text";
import { strings } from "./strings";

export function historyColumns(
  versions: readonly ResourceVersion[],
  onCompare: (from: string, to: string) => void,
): DataColumn<ResourceVersion>[] {
  const before = new Map(versions.map((version, index) => [version.version, versions[index + 1]?.version]));
  return [
    { key: "version", title: strings.columns.version, width: "12%", render: (row) => row.version },
    { key: "name", title: strings.columns.name, width: "32%", render: (row) => row.name },
    {
      key: "from",
      title: strings.columns.from,
      width: "22%",
      render: (row) => (
        <>
          <TimeText at={row.validFrom} />
          {row.thinned > 0 && <Note>{strings.thinned(row.thinned)}</Note>}
        </>
      ),
    },
    {
      key: "to",
      title: strings.columns.to,
      width: "16%",
      render: (row) => <TimeText at={row.validTo} missing={strings.current} />,
    },
    {
      key: "compare",
      title: <span className="visually-hidden">{strings.columns.compare}</span>,
      width: "18%",
      render: (row) => {
        const previous = before.get(row.version);
        return previous === undefined ? (
          strings.firstVersion
        ) : (
          <Button
            size="small"
            aria-label={strings.compareOf(row.version)}
            onClick={() => onCompare(String(previous), String(row.version))}
          >
            {strings.compareWithPrevious}
          </Button>
        );
      },
    },
  ];
}
