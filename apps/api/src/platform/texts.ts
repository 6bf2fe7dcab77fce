import { Field, InputType, ObjectType } from '@nestjs/graphql';
import {
  type EditedLocalText,
  type Reading,
  type LocalText as StoredText,
  TEXT_STATES,
  type TextState,
} from '@sti/domain';
import { LANGUAGES, type Lang } from '@sti/reference';
import { graphqlEnum } from './words.ts';

export const LangEnum = graphqlEnum('Lang', LANGUAGES, 'The six official languages of the United Nations');
const TextStateEnum = graphqlEnum('TextState', TEXT_STATES);

/** A text as one reader gets it; `lang` is the language it really is in. */
@ObjectType('LocalText')
export class LocalTextReading implements Reading {
  @Field() text!: string;
  @Field(() => LangEnum) lang!: Lang;
  @Field(() => TextStateEnum) state!: TextState;
  @Field() isFallback!: boolean;
  @Field() isStale!: boolean;
}

@ObjectType()
export class LanguageText {
  @Field(() => LangEnum) lang!: Lang;
  @Field() text!: string;
  @Field(() => TextStateEnum) state!: TextState;
  @Field() isStale!: boolean;
}

/** All languages of a text, for its editors. */
@ObjectType()
export class AllTexts {
  @Field(() => LangEnum) original!: Lang;
  @Field(() => [LanguageText]) texts!: LanguageText[];
}

@InputType()
export class LanguageTextInput {
  @Field(() => LangEnum) lang!: Lang;
  @Field() text!: string;
  @Field(() => TextStateEnum, { nullable: true }) state?: TextState;
  @Field({ nullable: true, description: 'True: somebody looked at this translation and says that it is still right' })
  isConfirmed?: boolean;
}

@InputType()
export class LocalTextInput {
  @Field(() => LangEnum) original!: Lang;
  @Field(() => [LanguageTextInput]) texts!: LanguageTextInput[];
}

export function allTexts(stored: StoredText | null): AllTexts | null {
  if (!stored) return null;
  const texts = LANGUAGES.flatMap((lang) => {
    const t = stored.texts[lang];
    return t ? [{ lang, text: t.text, state: t.state, isStale: t.isStale ?? false }] : [];
  });
  return { original: stored.original, texts };
}

export function fromInput(input: LocalTextInput): EditedLocalText;
export function fromInput(input: LocalTextInput | null | undefined): EditedLocalText | null;
export function fromInput(input: LocalTextInput | null | undefined): EditedLocalText | null {
  if (!input) return null;
  const texts: EditedLocalText['texts'] = {};
  for (const t of input.texts) {
    texts[t.lang] = { text: t.text, state: t.state ?? 'official', ...(t.isConfirmed && { isConfirmed: true }) };
  }
  return { original: input.original, texts };
}
