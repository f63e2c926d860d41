import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearchParams } from "react-router";
import { commands } from "@/api/commands";
import { keys } from "@/api/keys";
import { collectorQuery } from "@/api/queries";
import { paths } from "@/lib/paths";
import { Page } from "@/ui/page";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { useAnnounce } from "@/ui/use-announce";
import { CollectorEditor } from "./collector-editor";
import { type CollectorForm, createOf, emptyForm, formOf } from "./collector-form";
import { strings } from "./strings";

export function NewCollectorPage() {
  const copyOf = useSearchParams()[0].get("copy") ?? "";
  return (
    <Page
      title={strings.newTitle}
      description={strings.newDescription}
      crumbs={[{ text: strings.title, to: paths.collectors() }]}
    >
      {copyOf ? <Copy collector={copyOf} /> : <NewCollector start={emptyForm} />}
    </Page>
  );
}

function Copy({ collector }: { collector: string }) {
  const original = useQuery(collectorQuery(collector));
  return (
    <QueryView query={original} loading={<RowsSkeleton />}>
      {(data) => <NewCollector start={{ ...formOf(data), title: strings.copyTitle(data.title) }} />}
    </QueryView>
  );
}

function NewCollector({ start }: { start: CollectorForm }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const create = useMutation({
    mutationFn: (form: CollectorForm) => commands.createCollector(createOf(form)),
    onSuccess: async (collector) => {
      announce(strings.created(collector.title));
      await Promise.all(
        [keys.collectors, keys.tenants, keys.areas].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
      await navigate(paths.collectors());
    },
  });
  return (
    <CollectorEditor
      start={start}
      collector={null}
      saving={create.isPending}
      error={create.error}
      onSave={(form) => create.mutate(form)}
    />
  );
}
