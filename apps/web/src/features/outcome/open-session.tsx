import { Button } from '@mantine/core';
import { mayMoveSession, type SessionStatus } from '@sti/domain';
import { graphql } from '../../lib/graphql.ts';
import { useWords } from '../../lib/words.tsx';
import { Refusal } from '../platform/answer.ts';
import { Trouble } from '../platform/trouble.tsx';
import { useNotice, useVerb } from '../platform/verb.ts';

const OpenSessionVerb = graphql(
  `
  mutation OpenSession($sessionId: ID!, $version: Int!) {
    openSession(sessionId: $sessionId, version: $version) { __typename ... on Session { id version status } ...Refusal }
  }
`,
  [Refusal],
);
const ReopenRehearsal = graphql(
  `
  mutation ReopenRehearsal($sessionId: ID!, $version: Int!) {
    reopenRehearsal(sessionId: $sessionId, version: $version) { __typename ... on Session { id version status } ...Refusal }
  }
`,
  [Refusal],
);

type Props = {
  session: { id: string; version: number; status: SessionStatus; isRehearsal: boolean };
  onOpened(): void;
};

/** The moderator starts the session; a rehearsal can be started again after its closing. */
export function OpenSession({ session, onOpened }: Props) {
  const { t } = useWords();
  const notice = useNotice();
  const open = useVerb(OpenSessionVerb, { notice });
  const reopen = useVerb(ReopenRehearsal, { notice });
  const isAgain = session.status === 'CLOSED';
  if (!mayMoveSession(session.status, 'LIVE', session.isRehearsal)) return null;
  async function start() {
    const variables = { sessionId: session.id, version: session.version };
    const answer = isAgain ? (await reopen.run(variables))?.reopenRehearsal : (await open.run(variables))?.openSession;
    switch (answer?.__typename) {
      case undefined:
        return;
      case 'Session':
        return onOpened();
      case 'Stale':
      case 'RuleBroken':
        return (isAgain ? reopen : open).refuse(answer);
      default:
        answer satisfies never;
    }
  }
  return (
    <>
      <Button onClick={start} loading={open.busy || reopen.busy}>
        {t(isAgain ? 'room.reopen' : 'room.open')}
      </Button>
      <Trouble trouble={notice.trouble} />
    </>
  );
}
