import { Field, Input, Select } from "@fluentui/react-components";
import { AppRegistrationField } from "./app-registration-field";
import type { CredentialErrors, CredentialForm, CredentialKind } from "./credential-form";
import { PemField } from "./pem-field";
import { strings } from "./strings";

const KINDS: readonly CredentialKind[] = ["secret", "certificate", "federated", "shared"];

interface CredentialFieldsProps {
  readonly form: CredentialForm;
  readonly errors: CredentialErrors;
  /** Kinds that make no sense here. */
  readonly without?: readonly CredentialKind[];
  /** Told as a change of what is there then: reading a file takes a while. */
  readonly onChange: (change: (before: CredentialForm) => CredentialForm) => void;
}

/** The choice of how to sign in, and what that kind needs. */
export function CredentialFields({ form, errors, without = [], onChange }: CredentialFieldsProps) {
  const change = (field: keyof CredentialForm) => (value: string) =>
    onChange((before) => ({ ...before, [field]: value }));
  const typed = (field: keyof CredentialForm) => (_: unknown, data: { value: string }) =>
    change(field)(data.value);
  const choose = (_: unknown, data: { value: string }) => {
    const kind = KINDS.find((one) => one === data.value);
    if (kind) onChange((before) => ({ ...before, kind }));
  };
  return (
    <>
      <Field label={strings.method}>
        <Select value={form.kind} onChange={choose}>
          {KINDS.filter((kind) => !without.includes(kind)).map((kind) => (
            <option key={kind} value={kind}>
              {strings.kinds[kind]}
            </option>
          ))}
        </Select>
      </Field>
      {form.kind === "shared" ? (
        <AppRegistrationField
          value={form.appRegistrationId}
          error={errors.appRegistrationId}
          onChange={change("appRegistrationId")}
        />
      ) : (
        <Field label={strings.clientId} required validationMessage={errors.clientId}>
          <Input value={form.clientId} onChange={typed("clientId")} autoComplete="off" spellCheck={false} />
        </Field>
      )}
      {form.kind === "secret" && (
        <Field
          label={strings.clientSecret}
          required
          hint={strings.clientSecretHint}
          validationMessage={errors.clientSecret}
        >
          <Input
            type="password"
            value={form.clientSecret}
            onChange={typed("clientSecret")}
            autoComplete="new-password"
          />
        </Field>
      )}
      {form.kind === "certificate" && <CertificateFields form={form} errors={errors} change={change} />}
      {form.kind === "federated" && (
        <Field
          label={strings.identityClientId}
          hint={strings.identityHint}
          validationMessage={errors.identityClientId}
        >
          <Input
            value={form.identityClientId}
            onChange={typed("identityClientId")}
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
      )}
    </>
  );
}

interface CertificateFieldsProps {
  readonly form: CredentialForm;
  readonly errors: CredentialErrors;
  readonly change: (field: keyof CredentialForm) => (value: string) => void;
}

function CertificateFields({ form, errors, change }: CertificateFieldsProps) {
  return (
    <>
      <PemField
        label={strings.certificate}
        hint={strings.certificateHint}
        value={form.certificate}
        error={errors.certificate}
        onChange={change("certificate")}
      />
      <PemField
        label={strings.privateKey}
        hint={strings.privateKeyHint}
        value={form.privateKey}
        error={errors.privateKey}
        onChange={change("privateKey")}
      />
      <Field label={strings.algorithm}>
        <Select value={form.algorithm} onChange={(_, data) => change("algorithm")(data.value)}>
          {Object.entries(strings.algorithms).map(([word, text]) => (
            <option key={word} value={word}>
              {text}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}
