/** `clock` is the time with its seconds. */
export type InstantStyle = 'date' | 'time' | 'clock' | 'date-time';

/**
 * Wall-clock time in a zone, with the zone named, so that nobody compares hours of two cities. English puts the day
 * first and counts to 24, as the other languages and the printed papers do.
 */
export function formatInstant(instant: number, style: InstantStyle, reader: string, zone?: string): string {
  const language = reader === 'en' ? 'en-GB' : reader;
  const options: Intl.DateTimeFormatOptions = zone ? { timeZone: zone } : {};
  if (style === 'date' || style === 'date-time') {
    options.dateStyle = 'medium';
  }
  if (style === 'date') {
    return new Intl.DateTimeFormat(language, options).format(instant);
  }
  const parts: Intl.DateTimeFormatOptions = { ...options, timeStyle: style === 'clock' ? 'medium' : 'short' };
  return `${new Intl.DateTimeFormat(language, parts).format(instant)} ${zoneName(instant, language, zone)}`;
}

/** Position within a recording as hh:mm:ss. */
export function formatPosition(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

function zoneName(instant: number, language: string, zone?: string): string {
  const options: Intl.DateTimeFormatOptions = { timeZoneName: 'short', ...(zone ? { timeZone: zone } : {}) };
  const parts = new Intl.DateTimeFormat(language, options).formatToParts(instant);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
}
