import { useQuery } from "@tanstack/react-query";
import { configQuery } from "@/api/queries";
import { paths } from "@/lib/paths";
import { LinkButton } from "@/ui/link-button";
import { ProblemMessage } from "@/ui/problem-message";
import { RowsSkeleton } from "@/ui/skeletons";
import { SetupForm } from "./setup-form";
import { strings } from "./strings";
import { Welcome } from "./welcome";

export function SetupPage() {
  const config = useQuery(configQuery);
  if (config.error) {
    return (
      <Welcome title={strings.setupTitle}>
        <ProblemMessage error={config.error} onRetry={() => config.refetch()} />
      </Welcome>
    );
  }
  if (config.data && !config.data.setupRequired) {
    return (
      <Welcome title={strings.alreadySetUp} text={strings.alreadySetUpText}>
        <LinkButton to={paths.signIn()} appearance="primary">
          {strings.toSignIn}
        </LinkButton>
      </Welcome>
    );
  }
  return (
    <Welcome title={strings.setupTitle} text={strings.setupText}>
      {config.data ? <SetupForm /> : <RowsSkeleton rows={4} />}
    </Welcome>
  );
}
