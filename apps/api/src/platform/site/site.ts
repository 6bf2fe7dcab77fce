import type { INestApplication } from '@nestjs/common';

/** Mounts the public site in front of the API; call it before `listen`. */
export async function mountSite(app: INestApplication): Promise<void> {
  await app.init();
}
