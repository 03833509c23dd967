// A mail server on this machine for tests: `node postbox.mjs NAME PASSWORD KEY CERTIFICATE CODE…`. It
// says where it is on standard output, then a line of JSON for each letter that it is offered: the code
// that it answered, whom it is from and for, and what a reader of mail makes of it. The codes are
// answered in turn, the last one from then on; letters are taken with 250, after a login alone. It
// speaks TLS from the first byte on, unless the key is `-`.
import { readFileSync } from 'node:fs';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

const [name, password, key, certificate, ...codes] = process.argv.slice(2);
const secure = key !== '-';
const tls = secure ? { key: readFileSync(key), cert: readFileSync(certificate) } : {};

const refusal = (responseCode) => Object.assign(new Error('<somebody> is not here'), { responseCode });

const server = new SMTPServer({
  ...tls,
  secure,
  hideSTARTTLS: true,
  allowInsecureAuth: true,
  onAuth: ({ username, password: word }, _, done) =>
    username === name && word === password ? done(null, { user: name }) : done(new Error('who are you')),
  onData: async (stream, session, done) => {
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    const letter = await PostalMime.parse(Buffer.concat(chunks));
    const code = Number(codes.length > 1 ? codes.shift() : codes[0]);
    const { envelope, hostNameAppearsAs: hello } = session;
    const [from, to] = [envelope.mailFrom.address, envelope.rcptTo.map((it) => it.address)];
    done(code === 250 ? null : refusal(code));
    console.log(JSON.stringify({ code, hello, from, to, letter }));
  },
});
server.on('error', () => {});
server.listen(0, '127.0.0.1', () => {
  console.log(`${secure ? 'smtps' : 'smtp'}://${name}:${encodeURIComponent(password)}@localhost:${server.server.address().port}`);
});

// Whoever started it is gone.
process.stdin.on('end', () => process.exit(0)).resume();
