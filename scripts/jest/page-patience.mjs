// A page of forty rows is walked whole by each look at it: on a busy core one second would be one or two looks.
import { configure } from '@testing-library/react';

configure({ asyncUtilTimeout: 15_000 });
