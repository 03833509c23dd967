// An OpenID provider on this machine for tests: `node provider.mjs [PORT]`. It says where it is on
// standard output, and obeys lines on standard input, answering each with a line:
//   rotate   publish a new key besides, and sign with it from now on
//   withdraw publish only the key that signs now
// Its client `crm` gets tokens for itself (client credentials), as `service:crm` of the organization
// that it names in the parameter `org`.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import Provider from 'oidc-provider';

// Standard output is for what is said here; the provider's own notices are not.
console.info = console.error;
console.warn = console.error;

const AUDIENCE = 'https://zirkel.example';
const kinds = [
  ['RS256', () => generateKeyPairSync('rsa', { modulusLength: 2048 })],
  ['ES256', () => generateKeyPairSync('ec', { namedCurve: 'P-256' })],
  ['EdDSA', () => generateKeyPairSync('ed25519')],
];
let made = 0;

// The next key; each of another kind than the one before.
function fresh() {
  const [alg, make] = kinds[made % kinds.length];
  made += 1;
  return { ...make().privateKey.export({ format: 'jwk' }), kid: `key-${made}`, alg, use: 'sig' };
}

let keys = [fresh()];
let handler;

// A provider reads its keys when it is made, so a rotation makes it anew behind the same address.
function serve() {
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'crm',
      client_secret: 'crm-secret',
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    }],
    jwks: { keys },
    extraParams: ['org'],
    ttl: { ClientCredentials: 600 },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => AUDIENCE,
        getResourceServerInfo: () => ({
          audience: AUDIENCE,
          scope: 'ask',
          accessTokenFormat: 'jwt',
          accessTokenTTL: 600,
          jwt: { sign: { alg: keys[0].alg, kid: keys[0].kid } },
        }),
      },
    },
    formats: {
      customizers: {
        jwt(ctx, token, parts) {
          parts.payload.sub = `service:${token.clientId}`;
          parts.payload.org = ctx.oidc.body.org;
        },
      },
    },
  });
  handler = provider.callback();
}

const server = createServer((request, response) => handler(request, response));
let issuer;
server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => {
  issuer = `http://127.0.0.1:${server.address().port}`;
  serve();
  console.log(`issuer ${issuer}`);
});

createInterface({ input: process.stdin })
  .on('line', (line) => {
    if (line === 'rotate') {
      keys = [fresh(), ...keys];
    } else if (line === 'withdraw') {
      keys = [keys[0]];
    } else {
      throw new Error(`unknown: ${line}`);
    }
    serve();
    console.log(`signs with ${keys[0].kid} of ${keys.length}`);
  })
  // Whoever started it is gone.
  .on('close', () => process.exit(0));
