import type { Observation } from '../messages/observations.ts';
import type { Broken, Condition } from './condition.ts';

export type SpeechHeard = Extract<Observation, { kind: 'speech' }>;

/** Speech becomes certain at this probability; what was certain stays so until it falls below the lower one. */
const certain = 0.5;
const stillCertain = 0.35;
/** So many of the last half seconds must be speech before it counts: a cough or a creak is one. */
const piecesThatMatter = 3;
const piecesOfSpeech = 2;
/** Who talks takes breath: speech goes on after a pause no longer than this. */
const breathMs = 2000;
/** Without sound for so long nothing is known any more. */
export const speechSilenceMs = 10_000;

/**
 * R4-042: voices can be heard. Whose they are the sound alone does not say; R4-046 (the examinee reads the questions
 * aloud) needs the movement of the lips as a second observation.
 */
export class Voices implements Condition {
  readonly rule = 'voices';
  readonly detector = 'speech-silero-v6/1';
  readonly source = 'agent';
  #pieces: readonly SpeechHeard[] = [];
  #spoken: { readonly since: number; until: number; probability: number; pieces: number } | null = null;

  observe(observation: Observation): void {
    if (observation.kind !== 'speech') {
      return;
    }
    const { at, probability } = observation;
    const fresh = this.#pieces.filter((piece) => at - piece.at < speechSilenceMs);
    if (this.#spoken && at - this.#spoken.until > breathMs) {
      this.#spoken = null;
    }
    this.#pieces = [...fresh, observation].slice(-piecesThatMatter);
    if (this.#spoken) {
      if (probability >= stillCertain) {
        this.#spoken.until = at;
        this.#spoken.probability += probability;
        this.#spoken.pieces += 1;
      }
      return;
    }
    const speech = this.#pieces.filter((piece) => piece.probability >= certain);
    if (speech[0] && speech.length >= piecesOfSpeech) {
      const sum = speech.reduce((total, piece) => total + piece.probability, 0);
      this.#spoken = { since: speech[0].at, until: at, probability: sum, pieces: speech.length };
    }
  }

  broken(now: number): Broken | null {
    const spoken = this.#spoken;
    if (!spoken || now - spoken.until > breathMs) {
      return null;
    }
    const confidence = spoken.probability / spoken.pieces;
    return { since: spoken.since, cause: 'voices', confidence, until: spoken.until };
  }
}

/** Louder than this and no speech in it, nobody can say that nobody spoke: half of full scale at its peaks. */
const tooLoud = 0.25;
/** A door that slams is no noise that hides a conversation. */
const loudForMs = 5000;
const quietForMs = 2000;

/** Tells when noise without speech has become so loud that it hides what is said. */
export class DrowningNoise {
  #loudSince: number | null = null;
  #quietSince: number | null = null;
  #drowns = false;

  /** @returns whether speech could not be heard now */
  observe({ at, probability, rms }: SpeechHeard): boolean {
    const loud = rms > tooLoud && probability < stillCertain;
    this.#loudSince = loud ? (this.#loudSince ?? at) : null;
    this.#quietSince = loud ? null : (this.#quietSince ?? at);
    if (this.#loudSince !== null && at - this.#loudSince >= loudForMs) {
      this.#drowns = true;
    } else if (this.#quietSince !== null && at - this.#quietSince >= quietForMs) {
      this.#drowns = false;
    }
    return this.#drowns;
  }
}
