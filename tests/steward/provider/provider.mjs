// A real identity provider: node provider.mjs PORT REDIRECT ACCOUNTS. It asks for a name, takes any
// password, and says of each account what the file ACCOUNTS holds at that moment.
import { readFileSync } from "node:fs";
import { Provider } from "oidc-provider";

const [port, redirect, accounts] = process.argv.slice(2);

const provider = new Provider(`http://localhost:${port}`, {
  clients: [{
    client_id: "crm",
    client_secret: "of-the-tests-alone",
    redirect_uris: [redirect],
    post_logout_redirect_uris: [redirect],
  }],
  claims: { openid: ["sub", "groups"], profile: ["name"], email: ["email"] },
  conformIdTokenClaims: false, // claims stand in the ID token itself
  cookies: { keys: ["of-the-tests-alone"] },
  findAccount: (_, id) => {
    const known = JSON.parse(readFileSync(accounts, "utf8"))[id];
    return known && { accountId: id, claims: () => ({ sub: id, ...known }) };
  },
  async loadExistingGrant(ctx) { // nobody is asked whether the name may be told
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope("openid email profile");
    await grant.save();
    return grant;
  },
});

provider.listen(Number(port), "127.0.0.1", () => console.log("listening"));
