import { expect, test } from "vitest";
import { type CredentialForm, credentialErrors, credentialOf, emptyCredential } from "./credential-form";

const CLIENT = "3f2504e0-4f89-41d3-9a0c-0305e82c3302";
const PEM = "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n";
const KEY = "-----BEGIN RSA PRIVATE KEY-----\nAA==\n-----END RSA PRIVATE KEY-----\n";

function form(rest: Partial<CredentialForm>): CredentialForm {
  return { ...emptyCredential, clientId: CLIENT, ...rest };
}

test.each<[string, Partial<CredentialForm>, string[]]>([
  ["a filled secret", { clientSecret: "x" }, []],
  ["a secret that is missing", {}, ["clientSecret"]],
  ["a certificate with its key", { kind: "certificate", certificate: PEM, privateKey: KEY }, []],
  [
    "key and certificate swapped",
    { kind: "certificate", certificate: KEY, privateKey: PEM },
    ["certificate", "privateKey"],
  ],
  ["an identity of the platform", { kind: "federated" }, []],
  ["an identity by a name", { kind: "federated", identityClientId: "mine" }, ["identityClientId"]],
  ["nothing chosen", { kind: "shared", clientId: "" }, ["appRegistrationId"]],
  ["an app registration", { kind: "shared", clientId: "", appRegistrationId: "a1" }, []],
])("%s", (_, rest, faults) => {
  expect(Object.keys(credentialErrors(form(rest)))).toEqual(faults);
});

test("only what belongs to the kind is sent", () => {
  const all = form({ kind: "federated", clientSecret: "typed before", privateKey: KEY });
  expect(credentialOf(all)).toEqual({ kind: "federated", clientId: CLIENT, identityClientId: null });
});
