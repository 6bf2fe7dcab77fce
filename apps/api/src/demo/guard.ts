import type { DataSource } from 'typeorm';
import { Forum } from '../forum/forum.entity.ts';
import { type Config, ConfigError } from '../platform/config.ts';

/** The demonstration's sign-in addresses are public: data with them never run beside a relay that sends real mail. */
export async function refuseDemonstrationWithMail(config: Config, source: DataSource): Promise<void> {
  if (config.isCatchingMail || !(await source.manager.existsBy(Forum, { isDemonstration: true }))) return;
  throw new ConfigError(['SMTP_URL: this database holds the demonstration. Use an empty database, or unset SMTP_URL.']);
}
