import type { Licence } from "@/api/types";
import { Card } from "@/ui/card";
import { type DataColumn, DataTable } from "@/ui/data-table";
import { Note } from "@/ui/note";
import { ShareBar } from "@/ui/share-bar";
import { StateLabel, type Tone } from "@/ui/state-label";
import { wordOf } from "@/ui/words";
import { insightStrings as strings } from "./strings";

const TONES: Readonly<Record<string, Tone>> = { Enabled: "good", Warning: "warn" };

const columns: readonly DataColumn<Licence>[] = [
  {
    key: "product",
    title: strings.licenceColumns.product,
    width: "46%",
    render: (licence) => (
      <>
        {licence.name}
        {licence.name !== licence.sku && <Note>{licence.sku}</Note>}
      </>
    ),
  },
  {
    key: "used",
    title: strings.licenceColumns.used,
    width: "30%",
    render: (licence) => (
      <ShareBar
        label={`${licence.name}, ${strings.licenceColumns.used}`}
        text={`${licence.consumed.toLocaleString("en-GB")} ${strings.of(licence.total.toLocaleString("en-GB"))}`}
        share={licence.total > 0 ? licence.consumed / licence.total : 0}
        warnAbove={1}
      />
    ),
  },
  {
    key: "state",
    title: strings.licenceColumns.state,
    width: "24%",
    render: (licence) => (
      <StateLabel
        tone={TONES[licence.status] ?? "bad"}
        text={wordOf(strings.licenceStates, licence.status)}
      />
    ),
  },
];

/** What the tenant has subscribed to, and how much of it is given away. */
export function LicenceTable({ licences }: { licences: readonly Licence[] }) {
  return (
    <Card title={strings.licencesTitle} flush={licences.length > 0}>
      {licences.length === 0 ? (
        strings.licencesEmpty
      ) : (
        <DataTable
          label={strings.licencesTitle}
          columns={columns}
          rows={licences}
          rowKey={(licence) => licence.sku}
        />
      )}
    </Card>
  );
}
