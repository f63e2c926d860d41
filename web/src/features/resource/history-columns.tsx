import { Button } from "@fluentui/react-components";
import type { ResourceVersion } from "@/api/types";
import type { DataColumn } from "@/ui/data-table";
import { TimeText } from "@/ui/time-text";
import { strings } from "./strings";

export function historyColumns(
  firstVersion: number,
  onCompare: (version: number) => void,
): DataColumn<ResourceVersion>[] {
  return [
    { key: "version", title: strings.columns.version, width: "12%", render: (row) => row.version },
    { key: "name", title: strings.columns.name, width: "36%", render: (row) => row.name },
    {
      key: "from",
      title: strings.columns.from,
      width: "18%",
      render: (row) => <TimeText at={row.validFrom} />,
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
      render: (row) =>
        row.version === firstVersion ? (
          strings.firstVersion
        ) : (
          <Button
            size="small"
            aria-label={strings.compareOf(row.version)}
            onClick={() => onCompare(row.version)}
          >
            {strings.compareWithPrevious}
          </Button>
        ),
    },
  ];
}
