import { Field, Select } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { appRegistrationsQuery } from "@/api/queries";
import { ProblemMessage } from "@/ui/problem-message";
import { strings } from "./strings";

interface AppRegistrationFieldProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (id: string) => void;
}

/** The app registrations that tenants can share. */
export function AppRegistrationField({ value, error, onChange }: AppRegistrationFieldProps) {
  const known = useQuery(appRegistrationsQuery);
  if (known.error) return <ProblemMessage error={known.error} onRetry={() => known.refetch()} />;
  // What writes is never given to a connection that reads.
  const reading = known.data?.filter((one) => one.purpose !== "write");
  const isEmpty = reading?.length === 0;
  return (
    <Field
      label={strings.appRegistration}
      required
      hint={isEmpty ? strings.noAppRegistrations : undefined}
      validationMessage={error}
    >
      <Select value={value} onChange={(_, data) => onChange(data.value)} disabled={!known.data || isEmpty}>
        <option value="">{strings.chooseAppRegistration}</option>
        {reading?.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
