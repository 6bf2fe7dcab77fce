// The limit: a server of Node alone that sends the very same bytes. It gets them from its parent:
//   { buffers: { [key]: { headers, body (base64) } } }   sent as they are; a known ETag is answered with 304
//   { url, statements: [{ text, values }] }              the same SQL through a pool of pg, its rows as JSON
import http from 'node:http';

process.once('message', async (job) => {
  const answer = job.buffers ? fromBuffers(job.buffers) : await fromDatabase(job);
  const server = http.createServer(answer);
  server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
});
process.on('disconnect', () => process.exit());

function fromBuffers(given) {
  const known = new Map();
  for (const [key, { headers, body }] of Object.entries(given))
    known.set(key, { headers, body: Buffer.from(body, 'base64') });
  return (request, response) => {
    const { headers, body } = known.get(`${request.url} ${request.headers['accept-encoding'] ?? ''}`);
    if (request.headers['if-none-match'] === headers.etag) {
      response.writeHead(304, { etag: headers.etag });
      response.end();
    } else {
      response.writeHead(200, headers);
      response.end(body);
    }
  };
}

async function fromDatabase({ url, statements }) {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  return async (_request, response) => {
    const results = [];
    for (const [i, { text, values }] of statements.entries()) {
      results.push((await pool.query({ name: `s${i}`, text, values })).rows);
    }
    const body = JSON.stringify(results);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    response.end(body);
  };
}
