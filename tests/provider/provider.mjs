// The certified identity provider of the tests: `oidc-provider`, in memory, on loopback. It prints its issuer in one
// line and runs until it is ended.
//
// Anybody signs in under any name. The name decides about the groups: `ada` is in `plumbline-administrators`, `olga` in
// `plumbline-operators`, everybody in `staff`. With `--claims=id-token` the ID token tells the groups, otherwise the
// page about the person does, which is how the standard has it for this flow.
import { createServer } from "node:http";
import Provider from "oidc-provider";

const groups = { ada: ["plumbline-administrators"], olga: ["plumbline-operators"] };
const tellsInToken = process.argv.includes("--claims=id-token");

const server = createServer();
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "plumbline",
      client_secret: "the secret of the tests",
      // Loopback with any port is let through for native applications alone (RFC 8252).
      application_type: "native",
      redirect_uris: ["http://127.0.0.1/api/v1/auth/callback"],
      post_logout_redirect_uris: ["http://127.0.0.1/sign-in"],
    },
  ],
  claims: {
    openid: ["sub"],
    profile: ["name", "preferred_username", "groups"],
    email: ["email"],
  },
  conformIdTokenClaims: !tellsInToken,
  cookies: { keys: ["of the tests"] },
  findAccount: (_, id) => ({
    accountId: id,
    claims: async () => ({
      sub: id,
      name: id,
      preferred_username: `${id}@contoso.example`,
      email: `${id}@contoso.example`,
      groups: ["staff", ...(groups[id] ?? [])],
    }),
  }),
  features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  pkce: { required: () => true },
  ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Interaction: 600, Session: 600, Grant: 600 },
});

provider.Client.prototype.postLogoutRedirectUriAllowed = (uri) => {
  const { hostname, pathname } = new URL(uri);
  return hostname === "127.0.0.1" && pathname === "/sign-in";
};

server.on("request", provider.callback());
console.log(issuer);
