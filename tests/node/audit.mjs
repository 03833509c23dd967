// The public audit of GraphQL over HTTP against a running server: `node audit.mjs URL TOKEN`.
// Prints one line for each audit that is not fulfilled, then how many there are and how many are.
import { auditServer } from 'graphql-http';

const [url, token] = process.argv.slice(2);
const fetchFn = (input, init = {}) =>
  fetch(input, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } });

const results = await auditServer({ url, fetchFn });
for (const { id, name, status, reason } of results) {
  if (status !== 'ok') console.log(`${status} ${id} ${name}: ${reason}`);
}
const fulfilled = results.filter(({ status }) => status === 'ok').length;
console.log(`${fulfilled} of ${results.length} audits`);
