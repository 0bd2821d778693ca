import type { EvidencePorts } from '../../ports/evidence-ports.ts';
import type { ClientPair } from './client.ts';

/** For all reads of evidence together: a rollback and the reports wait behind them. */
const EVIDENCE_WITHIN_MS = 6_000;

/** Two more clients, loaded for who needs them alone. Evidence that takes longer than a person waits is left out. */
export async function connectEvidence({ reads }: ClientPair): Promise<EvidencePorts> {
  const deadline = AbortSignal.timeout(EVIDENCE_WITHIN_MS);
  const [{ createLogs }, { createLoadBalancing }] = await Promise.all([
    import('./logs.ts'),
    import('./load-balancing.ts'),
  ]);
  return { logs: createLogs(deadline, reads), loadBalancing: createLoadBalancing(deadline, reads) };
}
