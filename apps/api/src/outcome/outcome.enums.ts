import { ATTRIBUTIONS, OUTCOME_AREAS, OUTCOME_STATUSES, OUTCOME_TYPES } from '@sti/domain';
import { graphqlEnum } from '../platform/words.ts';

export const OutcomeTypeEnum = graphqlEnum('OutcomeType', OUTCOME_TYPES);
export const OutcomeStatusEnum = graphqlEnum('OutcomeStatus', OUTCOME_STATUSES);
export const AttributionEnum = graphqlEnum('Attribution', ATTRIBUTIONS);
export const OutcomeAreaEnum = graphqlEnum('OutcomeArea', OUTCOME_AREAS);
