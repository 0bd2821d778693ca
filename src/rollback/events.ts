/** What finding and bringing back a revision reports. */
import type { ImageEvent } from '../image/events.ts';
import type { RegistrationEvent } from '../task-definition/events.ts';

export type RollbackEvent = ImageEvent | RegistrationEvent;
