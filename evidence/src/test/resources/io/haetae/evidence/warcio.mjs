// Reads a WARC with warcio and prints each record's type, id, payload digest as written and as computed.
import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {WARCParser} from 'warcio';

for await (const record of new WARCParser(createReadStream(process.argv[2]))) {
  const payload = await record.readFully(false);
  console.log(
    record.warcType,
    record.warcHeader('WARC-Record-ID'),
    record.warcHeader('WARC-Payload-Digest') ?? '-',
    'sha256:' + createHash('sha256').update(payload).digest('hex'));
}
