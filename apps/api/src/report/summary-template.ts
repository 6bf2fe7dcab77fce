import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { localTextProblems, mergeText, OUTCOME_TYPES, type OutcomeType, type Problem } from '@sti/domain';
import type { Template } from '@sti/report';
import { OutcomeTypeEnum } from '../outcome/outcome.enums.ts';
import { refuseProblems } from '../platform/refusals.ts';
import { AllTexts, allTexts, fromInput, LocalTextInput } from '../platform/texts.ts';

const ANNEXES: Template['annexes'] = ['programme', 'participation', 'register'];

@ObjectType('SummaryTemplateSection')
export class TemplateSectionView {
  @Field() key!: string;
  /** What fills it: FRONT, INTRODUCTION, SESSIONS or WAY_FORWARD. */
  @Field() content!: string;
  @Field(() => AllTexts) heading!: AllTexts;
  /** A section that is not required enters the draft only when something fills it. */
  @Field() isRequired!: boolean;
  @Field(() => Int, { nullable: true }) wordLimit!: number | null;
}

/** The plan of this year's summary; the next run of the compiler follows it. */
@ObjectType('SummaryTemplate')
export class TemplateView {
  @Field(() => [TemplateSectionView]) sections!: TemplateSectionView[];
  /** The order of the outcomes within a session. */
  @Field(() => [OutcomeTypeEnum]) outcomeOrder!: OutcomeType[];
  @Field(() => [String]) annexes!: string[];
}

@InputType('SummaryTemplateSectionInput')
export class TemplateSectionInput {
  @Field() key!: string;
  @Field(() => LocalTextInput) heading!: LocalTextInput;
  @Field() isRequired!: boolean;
  @Field(() => Int, { nullable: true }) wordLimit?: number | null;
}

/** Sections in their new order; one that is left out leaves the document at the next run. */
@InputType('SummaryTemplateInput')
export class TemplateInput {
  @Field(() => [TemplateSectionInput]) sections!: TemplateSectionInput[];
  @Field(() => [OutcomeTypeEnum]) outcomeOrder!: OutcomeType[];
  @Field(() => [String]) annexes!: string[];
}

export const templateView = (template: Template): TemplateView => ({
  sections: template.sections.map(({ heading, ...section }) => ({
    ...section,
    heading: allTexts(heading) ?? { original: heading.original, texts: [] },
  })),
  outcomeOrder: [...template.outcomeOrder],
  annexes: [...template.annexes],
});

/** The edited template. Which sections there are, and what fills them, is the compiler's own. */
export function editedTemplate(known: Template, input: TemplateInput): Template {
  const byKey = new Map(known.sections.map((section) => [section.key, section]));
  refuseProblems(templateProblems(new Set(byKey.keys()), input));
  const sections = input.sections.flatMap(({ key, heading, isRequired, wordLimit }) => {
    const section = byKey.get(key);
    const text = section && mergeText(section.heading, fromInput(heading));
    return section && text ? [{ ...section, heading: text, isRequired, wordLimit: wordLimit ?? null }] : [];
  });
  const annexes = ANNEXES.filter((annex) => input.annexes.includes(annex));
  return { sections, outcomeOrder: input.outcomeOrder, annexes };
}

function templateProblems(known: ReadonlySet<string>, input: TemplateInput): Problem[] {
  const keys = input.sections.map((section) => section.key);
  const sections = input.sections.flatMap(({ key, heading, wordLimit }, n): Problem[] => [
    ...(known.has(key) && keys.indexOf(key) === n
      ? []
      : [{ field: `sections.${n}.key`, code: 'unknownValue' as const }]),
    ...localTextProblems(`sections.${n}.heading`, fromInput(heading), { required: true }),
    ...(wordLimit == null || (wordLimit >= 1 && wordLimit <= 20_000)
      ? []
      : [{ field: `sections.${n}.wordLimit`, code: 'outOfRange' as const, limit: 20_000 }]),
  ]);
  const hasAllTypes = OUTCOME_TYPES.every((type) => input.outcomeOrder.filter((each) => each === type).length === 1);
  const unknown = input.annexes.findIndex((annex) => !new Set<string>(ANNEXES).has(annex));
  return [
    ...sections,
    ...(keys.includes('front') ? [] : [{ field: 'sections', code: 'required' as const }]),
    ...(hasAllTypes ? [] : [{ field: 'outcomeOrder', code: 'required' as const }]),
    ...(unknown < 0 ? [] : [{ field: `annexes.${unknown}`, code: 'unknownValue' as const }]),
  ];
}
