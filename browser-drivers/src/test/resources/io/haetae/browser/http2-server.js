// A loopback server that speaks HTTP/2 alone (TLS, ALPN): node http2-server.js KEY.pem CHAIN.pem
'use strict';
const crypto = require('crypto');
const fs = require('fs');
const http2 = require('http2');
const zlib = require('zlib');

const long = Buffer.from('해태 '.repeat(40000));
// What no packing makes smaller fills many frames.
const noise = Buffer.concat(
  [...Array(3000).keys()].map(i => crypto.createHash('sha256').update(String(i)).digest()));
const page = `<p>many</p><script>
  const get = (path, options) => fetch(path, options).then(r => r.text());
  (async () => {
    await Promise.all(['/gzip', '/brotli', '/pieces', '/gone', '/empty', '/moved'].map(p => get(p)));
    await get('/head', {method: 'HEAD'});
    await get('/posted', {method: 'POST', body: 'what is posted'});
    await get('/pieces');
  })();
</script>`;

const answers = {
  '/many': stream => answer(stream, {'content-type': 'text/html', 'set-cookie': ['a=1', 'b=2']}, page),
  '/gzip': stream => answer(stream, {'content-encoding': 'gzip'}, zlib.gzipSync(noise)),
  '/brotli': stream => answer(stream, {'content-encoding': 'br'}, zlib.brotliCompressSync(long)),
  '/pieces': stream => {
    stream.respond({':status': 200, 'content-type': 'text/plain'});
    for (let at = 0; at < long.length; at += 1000) {
      stream.write(long.subarray(at, at + 1000));
    }
    stream.end();
  },
  '/empty': stream => stream.respond({':status': 204}, {endStream: true}),
  '/moved': stream => stream.respond({':status': 302, location: '/gone'}, {endStream: true}),
  '/head': stream => stream.respond({':status': 200, 'content-type': 'text/plain'}, {endStream: true}),
  '/posted': stream => {
    const pieces = [];
    stream.on('data', piece => pieces.push(piece));
    stream.on('end', () => answer(stream, {}, 'got ' + Buffer.concat(pieces)));
  },
};

function answer(stream, headers, body) {
  stream.respond({':status': 200, 'content-type': 'text/plain', ...headers});
  stream.end(body);
}

const server = http2.createSecureServer({
  key: fs.readFileSync(process.argv[2]),
  cert: fs.readFileSync(process.argv[3]),
});
server.on('stream', (stream, headers) => {
  const known = answers[headers[':path']];
  if (known) {
    known(stream);
  } else {
    stream.respond({':status': 404, 'content-type': 'text/plain'});
    stream.end('gone');
  }
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
// Whoever started it has gone.
process.stdin.on('end', () => process.exit()).resume();
