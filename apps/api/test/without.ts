import { type Api, startApp } from './app.ts';

/**
 * What an attack comes to where its protection is taken away. A test that tells the same of the API as it is and of
 * the weak one would prove nothing.
 */
export async function without<T>(
  weakness: Parameters<typeof startApp>[0],
  attack: (weak: Api) => Promise<T>,
): Promise<T> {
  const weak = await startApp(weakness);
  try {
    return await attack(weak);
  } finally {
    await weak.stop();
  }
}
