/** Tells who listens that something kept on this device changed: by `tell` in this tab, by the browser in the others. */
export function deviceChanges() {
  const listeners = new Set<() => void>();
  return {
    tell(): void {
      for (const heard of listeners) heard();
    },
    subscribe(heard: () => void): () => void {
      listeners.add(heard);
      window.addEventListener('storage', heard);
      return () => {
        listeners.delete(heard);
        window.removeEventListener('storage', heard);
      };
    },
  };
}
