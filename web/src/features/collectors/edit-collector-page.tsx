import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "react-router";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { collectorQuery } from "@/api/queries";
import type { Collector } from "@/api/types";
import { paths } from "@/lib/paths";
import { LinkButton } from "@/ui/link-button";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { useAnnounce } from "@/ui/use-announce";
import { CollectorEditor } from "./collector-editor";
import { type CollectorForm, changeOf, formOf } from "./collector-form";
import { DeleteCollectorCard } from "./delete-collector-card";
import { strings } from "./strings";

export function EditCollectorPage() {
  const { collectorId = "" } = useParams();
  const collector = useQuery(collectorQuery(collectorId));
  return (
    <Page
      title={collector.data?.title ?? "…"}
      description={collector.data && strings.editDescription(collector.data.area)}
      crumbs={[{ text: strings.title, to: paths.collectors() }]}
      actions={
        <LinkButton to={paths.newCollector(collectorId)} icon={<CopyRegular />}>
          {strings.copy}
        </LinkButton>
      }
    >
      <QueryView query={collector} loading={<RowsSkeleton />}>
        {(data) => (
          <>
            <EditCollector key={data.revision} collector={data} />
            <DeleteCollectorCard collector={data} />
          </>
        )}
      </QueryView>
    </Page>
  );
}

function EditCollector({ collector }: { collector: Collector }) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const save = useMutation({
    mutationFn: (form: CollectorForm) =>
      commands.updateCollector(collector.id, collector.revision, changeOf(form)),
    onSuccess: async () => {
      announce(strings.saved);
      const stale = [keys.collectors, keys.tenants, keys.areas, keys.drifts];
      await Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
  return (
    <CollectorEditor
      start={formOf(collector)}
      collector={collector}
      saving={save.isPending}
      error={save.error}
      onSave={(form) => save.mutate(form)}
    />
  );
}
