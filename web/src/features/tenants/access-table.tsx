import {
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from "@fluentui/react-components";
import type { AreaAccess } from "@/api/types";
import { AccessLabel } from "@/ui/domain-labels";
import { strings } from "./strings";

export function AccessTable({ areas }: { areas: readonly AreaAccess[] }) {
  return (
    <Table size="small" aria-label={strings.resultTitle}>
      <TableHeader>
        <TableRow>
          <TableHeaderCell>{strings.columns.area}</TableHeaderCell>
          <TableHeaderCell>{strings.columns.access}</TableHeaderCell>
          <TableHeaderCell>{strings.columns.missing}</TableHeaderCell>
        </TableRow>
      </TableHeader>
      <TableBody>
        {areas.map((area) => (
          <TableRow key={area.area}>
            <TableCell>{area.title}</TableCell>
            <TableCell>
              <AccessLabel access={area.access} />
            </TableCell>
            <TableCell>{area.missingPermissions.join(", ") || "–"}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
