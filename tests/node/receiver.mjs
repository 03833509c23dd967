// A receiver of webhooks on this machine for tests: `node receiver.mjs SECRET STATUS…`. It says
// where it is on standard output, then a line of JSON for each request: the status that it answered,
// and what the public library of Standard Webhooks made of it. The statuses are answered in turn, the
// last one from then on; a request that the library refuses is answered 401.
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

const [secret, ...statuses] = process.argv.slice(2);
const webhook = new Webhook(secret);

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const said = { path: request.url, id: request.headers['webhook-id'] };
  let status = Number(statuses.length > 1 ? statuses.shift() : statuses[0]);
  try {
    said.body = webhook.verify(Buffer.concat(chunks).toString(), request.headers);
  } catch (error) {
    status = 401;
    said.refused = error.message;
  }
  response.writeHead(status).end('thanks');
  console.log(JSON.stringify({ status, ...said }));
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));

// Whoever started it is gone.
process.stdin.on('end', () => process.exit(0)).resume();
