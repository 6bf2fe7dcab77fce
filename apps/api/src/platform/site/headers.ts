import type { ServerResponse } from 'node:http';

const POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'object-src': "'none'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
};

const policyText = (policy: Record<string, string>) =>
  Object.entries(policy)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

/** No script and no style but our own files: a page from the cache can carry no nonce. */
export const CONTENT_POLICY = policyText(POLICY);

/** For the signed-in shell, made anew each time: styles that Mantine writes carry this nonce. */
export const shellPolicy = (nonce: string) => policyText({ ...POLICY, 'style-src': `'self' 'nonce-${nonce}'` });

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** Set before anything else is done, so that errors, files and GraphQL answers carry them too. */
export function setSecurityHeaders(res: ServerResponse): void {
  for (const name in SECURITY_HEADERS) res.setHeader(name, SECURITY_HEADERS[name] ?? '');
}

/** The answer to bytes that are no HTTP request: nothing of Node's own answer carries our headers. */
export const BAD_REQUEST = [
  'HTTP/1.1 400 Bad Request',
  ...Object.entries(SECURITY_HEADERS).map(([name, value]) => `${name}: ${value}`),
  'connection: close',
  'content-length: 0',
  '',
  '',
].join('\r\n');
