// A few words with a PostgreSQL server, for the scripts.

/** The address of another database on the same server. */
export const databaseOn = (url, name) => Object.assign(new URL(url), { pathname: `/${name}` }).href;

/** Runs statements one after the other; gives the rows of the last. */
export async function sql(url, ...statements) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}
