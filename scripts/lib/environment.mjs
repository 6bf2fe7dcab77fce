// The variables that the platform reads. A script that needs a known state (tests, journeys, bench) takes none of the caller's.

const NAMES = [
  'DATABASE_URL',
  'DATABASE_POOL',
  'SMTP_URL',
  'MAIL_FROM',
  'BASE_URL',
  'PORT',
  'DATA_DIR',
  'DEMO',
  'TRUSTED_PROXIES',
];

/** The caller's environment with the platform's own variables replaced by these; what is not named is unset. */
export function onlyThese(values) {
  const rest = Object.entries(process.env).filter(([name]) => !NAMES.includes(name));
  return { ...Object.fromEntries(rest), ...values };
}
