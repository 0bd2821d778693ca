import type { RunRecord, ServiceOutcome } from './run-record.ts';

/** Where a run writes down what it finds out, as soon as it does: a run that ends early leaves what is known. */
export interface RunNotes {
  /** What is known now. */
  record(): RunRecord;
  note(facts: Partial<RunRecord>): void;
  noteService(name: string, facts: Partial<ServiceOutcome>): void;
}

/** @param onChange called with the record after each note, so that outputs are set as soon as they are known */
export function createRunNotes(first: RunRecord, onChange: (record: RunRecord) => void): RunNotes {
  let current = first;
  const change = (next: RunRecord) => {
    current = next;
    onChange(next);
  };
  return {
    record: () => current,
    note: (facts) => change({ ...current, ...facts }),
    noteService: (name, facts) => change({ ...current, services: withService(current, name, facts) }),
  };
}

function withService(record: RunRecord, name: string, facts: Partial<ServiceOutcome>): readonly ServiceOutcome[] {
  const known = record.services.find((service) => service.name === name);
  if (known === undefined) return [...record.services, { ...newService(record, name), ...facts }];
  return record.services.map((service) => (service === known ? { ...service, ...facts } : service));
}

function newService(record: RunRecord, name: string): ServiceOutcome {
  return {
    name,
    cluster: record.asked.cluster,
    serving: [],
    changes: [],
    plan: [],
    timeline: [],
    course: [],
    events: [],
    stoppedTasks: [],
  };
}
