/** Some minutes of loudness: a letter for each moment, A silence to Z full scale; small where speech was heard. */
export interface LoudnessPiece {
  readonly id: string;
  readonly from: number;
  readonly every: number;
  readonly levels: string;
}

const stepDecibels = 3;
const letters = 26;

/** Even steps of decibels, as ears hear; `rms` of full scale 1. */
export function letterOf(rms: number, speech = false): string {
  const decibels = 20 * Math.log10(Math.max(rms, 1e-9));
  const step = letters - 1 + Math.round(decibels / stepDecibels);
  const letter = String.fromCharCode(65 + Math.min(letters - 1, Math.max(0, step)));
  return speech ? letter.toLowerCase() : letter;
}

/** 0 (silence) to 1 (full scale), even steps of decibels. */
export function levelOf(letter: string): number {
  return (letter.toUpperCase().charCodeAt(0) - 65) / (letters - 1);
}

export function isSpeech(letter: string): boolean {
  return letter !== letter.toUpperCase();
}
