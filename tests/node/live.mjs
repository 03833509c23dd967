// Follows a circle's process by the usual client, and loses the connection after every few events:
// `node live.mjs URL TOKEN CIRCLE CURSOR COUNT`. Prints the cursor of each event, a line each.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const [url, token, circle, cursor, count] = process.argv.slice(2);
const query = `subscription ($circle: ID!, $after: String) {
  circleProcess(circleId: $circle, after: $after) { cursor about proposalEntry { event } } }`;

let socket;
const client = createClient({
  url,
  webSocketImpl: WebSocket,
  connectionParams: () => ({ Authorization: `Bearer ${token}` }),
  retryAttempts: 0,
  on: { connected: (it) => (socket = it) },
});

let after = cursor;
let seen = 0;
while (seen < Number(count)) {
  try {
    for await (const { data, errors } of client.iterate({ query, variables: { circle, after } })) {
      if (errors) throw new Error(JSON.stringify(errors));
      after = data.circleProcess.cursor;
      console.log(after);
      seen += 1;
      if (seen >= Number(count)) break;
      // As a connection is lost: without a word, in the middle of it.
      if (seen % 3 === 0) socket.terminate();
    }
  } catch (lost) {
    // Go on after the last event. An error of the API is a list, a lost connection an event.
    if (Array.isArray(lost) || lost instanceof Error) throw lost;
  }
}
await client.dispose();
