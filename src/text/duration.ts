export { formatDuration } from '@slipway/ecs-rules/text';

/** `2026-11-03 22:03 UTC`, of milliseconds since the epoch; a row of dashes for a time that cannot be. */
export function formatMoment(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? '----' : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** `22:03:01`, UTC, of milliseconds since the epoch; `--:--:--` for a time that cannot be. */
export function formatTimeOfDay(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? '--:--:--' : date.toISOString().slice(11, 19);
}

/** `30 minutes`, rounded to a tenth of a minute. */
export function formatLimit(ms: number): string {
  return formatMinutes(Math.round(ms / 6_000) / 10);
}

/** `40 s`, `2 min`, `5 hours`, `6 days`: the largest unit that fits, for people. A clock that is behind gives `0 s`. */
export function formatSpan(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return hours === 1 ? '1 hour' : `${hours} hours`;
  const days = Math.floor(hours / 24);
  return days === 1 ? '1 day' : `${days} days`;
}

export function formatMinutes(minutes: number): string {
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}
