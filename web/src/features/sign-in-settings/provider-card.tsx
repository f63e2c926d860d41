import { useQuery } from "@tanstack/react-query";
import { signInProviderQuery } from "@/api/sign-in-queries";
import type { SignInProvider } from "@/api/types";
import { Card } from "@/ui/card";
import { CopyButton } from "@/ui/copy-button";
import { Fact, Facts } from "@/ui/facts";
import { Note } from "@/ui/note";
import { QueryView } from "@/ui/query-view";
import { RowsSkeleton } from "@/ui/skeletons";
import { words } from "./words";

/** It is set in the environment of the server, so there is nothing to edit. */
export function ProviderCard() {
  const provider = useQuery(signInProviderQuery);
  return (
    <Card title={words.providerTitle}>
      <QueryView query={provider} loading={<RowsSkeleton rows={4} />}>
        {(data) => <ProviderFacts provider={data} />}
      </QueryView>
    </Card>
  );
}

function ProviderFacts({ provider }: { provider: SignInProvider }) {
  return (
    <Facts>
      <Fact name={words.name}>{provider.name}</Fact>
      <Fact name={words.state}>
        {provider.available ? words.available : words.unavailable}
        {provider.problem && <Note>{provider.problem}</Note>}
      </Fact>
      <Fact name={words.issuer}>{provider.issuer}</Fact>
      <Fact name={words.clientId}>{provider.clientId}</Fact>
      <Fact name={words.directories}>{provider.directories.join(", ") || words.anyDirectory}</Fact>
      <Fact name={words.redirectUri}>
        {provider.redirectUri} <CopyButton text={provider.redirectUri} label={words.copy} />
      </Fact>
    </Facts>
  );
}
