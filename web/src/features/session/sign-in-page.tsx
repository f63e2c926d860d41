import { useQuery } from "@tanstack/react-query";
import { Navigate, useNavigate, useSearchParams } from "react-router";
import { configQuery, sessionQuery } from "@/api/queries";
import { paths, safeReturnPath } from "@/lib/paths";
import { LinkButton } from "@/ui/link-button";
import { ProviderProblem } from "./provider-problem";
import { ProviderSignIn } from "./provider-sign-in";
import { SignInForm } from "./sign-in-form";
import { SignedOut } from "./signed-out";
import { strings } from "./strings";
import { Welcome } from "./welcome";

export function SignInPage() {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const config = useQuery(configQuery);
  const session = useQuery(sessionQuery);
  const target = safeReturnPath(params.get("return"));
  const problem = params.get("problem");
  const provider = config.data?.provider;
  if (config.data?.setupRequired) return <Navigate to={paths.setup()} replace />;
  if (session.data) return <Navigate to={target} replace />;
  return (
    <Welcome title={strings.signInTitle}>
      {config.data?.demo && <LinkButton to={target}>{strings.goOn}</LinkButton>}
      {problem && <ProviderProblem code={problem} reference={params.get("reference")} />}
      {provider && params.has("signed-out") && <SignedOut name={provider.name} />}
      {provider && <ProviderSignIn name={provider.name} target={target} />}
      <SignInForm onDone={() => navigate(target, { replace: true })} />
    </Welcome>
  );
}
