import { Button } from "@fluentui/react-components";
import { ColumnTripleRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { FilterBar } from "@/ui/filter-bar";
import { SearchFilter } from "@/ui/search-filter";
import { SelectFilter } from "@/ui/select-filter";
import { TimeField } from "@/ui/time-field";
import { words } from "@/ui/words";
import { ColumnsDialog } from "./columns-dialog";
import { InValuesFilter } from "./in-values-filter";
import { pastStrings } from "./past-strings";
import { strings } from "./strings";
import type { ChosenColumns } from "./use-columns";

const STATES = Object.entries(words.resourceState).map(([value, text]) => ({ value, text }));

interface ResourceFiltersProps {
  readonly tenant: string;
  readonly area: string;
  readonly filter: {
    readonly q: string;
    readonly state: string;
    readonly inValues: boolean;
    readonly at: string;
  };
  readonly write: (name: string, value: string) => void;
  readonly columns: ChosenColumns;
  readonly onColumns: (next: ChosenColumns) => void;
}

/** Narrows the table of an area, and says what it shows. */
export function ResourceFilters(props: ResourceFiltersProps) {
  const { tenant, area, filter, write, columns, onColumns } = props;
  const [isChoosing, setIsChoosing] = useState(false);
  const isPast = filter.at !== "";
  return (
    <>
      <FilterBar label={strings.filters}>
        <SearchFilter
          label={filter.inValues && !isPast ? strings.searchValues : strings.search}
          value={filter.q}
          onChange={(value) => write("q", value)}
        />
        {!isPast && (
          <>
            <InValuesFilter
              value={filter.inValues}
              onChange={(value) => write("within", value ? "values" : "")}
            />
            <SelectFilter
              label={strings.state}
              all={strings.all}
              value={filter.state}
              options={STATES}
              onChange={(value) => write("state", value)}
            />
          </>
        )}
        <TimeField label={pastStrings.at} value={filter.at} onChange={(value) => write("at", value)} />
        {isPast ? (
          <Button onClick={() => write("at", "")}>{pastStrings.now}</Button>
        ) : (
          <Button icon={<ColumnTripleRegular />} onClick={() => setIsChoosing(true)}>
            {strings.chooseColumns}
          </Button>
        )}
      </FilterBar>
      {isChoosing && (
        <ColumnsDialog
          tenant={tenant}
          area={area}
          chosen={columns}
          onChoose={onColumns}
          onClose={() => setIsChoosing(false)}
        />
      )}
    </>
  );
}
