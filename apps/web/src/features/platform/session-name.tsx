/** A session as people know it: by its title; the code tells it from others of that name. */
export function SessionName({ code, title }: { code: string; title: string | undefined }) {
  return (
    <>
      <code dir="ltr">{code}</code> <bdi>{title}</bdi>
    </>
  );
}
