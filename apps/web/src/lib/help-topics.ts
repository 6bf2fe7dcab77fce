const TOPICS = ['participant', 'moderator', 'secretariat'] as const;
export type HelpTopic = (typeof TOPICS)[number];
export const isHelpTopic = (topic: string): topic is HelpTopic => TOPICS.some((known) => known === topic);
