'use strict';

// A mail server that keeps what it takes: one <message-id>.eml a message, so that a message sent again is one file.
//
//   node mail-sink.cjs --folder DIR [--port N] [--refuse NAME] [--later NAME] [--drop NAME] [--lose NAME]
//
// A recipient NAME@... is refused (550), put off (451), has its connection cut before the message, or after the
// message was kept. The first line printed is {"port":N}. Ends when its standard input does.

const fs = require('node:fs');
const path = require('node:path');
const { parseArgs } = require('node:util');
const { SMTPServer } = require('smtp-server');

const text = { type: 'string' };
const { values: asked } = parseArgs({
  options: { folder: text, port: { type: 'string', default: '0' }, refuse: text, later: text, drop: text, lose: text },
});

if (!asked.folder) {
  console.error('mail-sink: expected --folder DIR.');
  process.exit(2);
}

fs.mkdirSync(asked.folder, { recursive: true });

let temporaries = 0;

const isFor = (address, name) => name !== undefined && address.address.startsWith(`${name}@`);

const reply = (code, message) => Object.assign(new Error(message), { responseCode: code });

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH'],
  disableReverseLookup: true,
  size: 1024 * 1024,
  onRcptTo(address, session, done) {
    if (isFor(address, asked.refuse)) {
      return done(reply(550, 'No such user here'));
    }
    if (isFor(address, asked.later)) {
      return done(reply(451, 'Come back later'));
    }
    return isFor(address, asked.drop) ? cut(session) : done();
  },
  onData(stream, session, done) {
    const chunks = [];
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', () => {
      const message = Buffer.concat(chunks);
      const id = messageId(message);
      if (id === undefined) {
        return done(reply(554, 'Message-ID is missing'));
      }
      keep(id, message);
      return session.envelope.rcptTo.some((address) => isFor(address, asked.lose)) ? cut(session) : done();
    });
  },
});

server.on('error', (error) => {
  if (error.syscall === 'listen') {
    console.error(`mail-sink: port ${asked.port} of 127.0.0.1: ${error.code}`);
    process.exit(1);
  }
  // Anything else is a client that broke off, which is part of what is tested.
});

function cut(session) {
  for (const connection of server.connections) {
    if (connection.id === session.id) {
      connection._socket.destroy();
    }
  }
}

function messageId(message) {
  const end = message.indexOf('\r\n\r\n');
  const headers = message.toString('latin1', 0, end < 0 ? message.length : end).replace(/\r\n[ \t]+/g, ' ');
  return /^message-id:\s*<([^<>\s]+)>/im.exec(headers)?.[1];
}

// Readers see a whole file or none.
function keep(id, message) {
  const name = id.replace(/[^A-Za-z0-9.@_-]/g, '_');
  temporaries += 1;
  const temporary = path.join(asked.folder, `${process.pid}-${temporaries}.tmp`);
  fs.writeFileSync(temporary, message);
  fs.renameSync(temporary, path.join(asked.folder, `${name}.eml`));
}

server.listen(Number(asked.port), '127.0.0.1', () => {
  console.log(JSON.stringify({ port: server.server.address().port }));
});

process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
process.stdin.on('error', () => process.exit(0));
