import type { Observation } from '../messages/observations.ts';
import type { Broken, Condition } from './condition.ts';
import { Lips } from './lips.ts';

export type SpeechHeard = Extract<Observation, { kind: 'speech' }>;

/** Speech becomes certain at this probability; what was certain stays so until it falls below the lower one. */
const certain = 0.5;
const stillCertain = 0.35;
/** So many of the last half seconds must be speech before it counts: a cough or a creak is one. */
const piecesThatMatter = 3;
const piecesOfSpeech = 2;

/** Half a second in which somebody speaks rather than not. */
export function soundsLikeSpeech({ probability }: SpeechHeard): boolean {
  return probability >= certain;
}

/** Who talks takes breath: speech goes on after a pause no longer than this. */
const breathMs = 2000;
/** Without sound for so long nothing is known any more. */
export const speechSilenceMs = 10_000;

/** So much of the speech must go with moving lips to be the examinee's own: in a talk of two it is less. */
const ownShare = 0.7;

interface Spoken {
  readonly since: number;
  until: number;
  probability: number;
  pieces: number;
  /** Pieces during which the examinee's lips moved. */
  withLips: number;
}

/** Speech without a pause worth the name, and whose it is as far as the lips before the camera tell. */
class Speech {
  readonly #lips = new Lips();
  #pieces: readonly { readonly heard: SpeechHeard; readonly lips: boolean }[] = [];
  #spoken: Spoken | null = null;

  observe(observation: Observation): void {
    this.#lips.observe(observation);
    if (observation.kind !== 'speech') {
      return;
    }
    const { at, probability } = observation;
    const lips = this.#lips.speak(at) === true;
    const fresh = this.#pieces.filter(({ heard }) => at - heard.at < speechSilenceMs);
    if (this.#spoken && at - this.#spoken.until > breathMs) {
      this.#spoken = null;
    }
    this.#pieces = [...fresh, { heard: observation, lips }].slice(-piecesThatMatter);
    if (this.#spoken) {
      if (probability >= stillCertain) {
        this.#spoken.until = at;
        this.#spoken.probability += probability;
        this.#spoken.pieces += 1;
        this.#spoken.withLips += lips ? 1 : 0;
      }
      return;
    }
    const speech = this.#pieces.filter(({ heard }) => soundsLikeSpeech(heard));
    if (speech[0] && speech.length >= piecesOfSpeech) {
      this.#spoken = {
        since: speech[0].heard.at,
        until: at,
        probability: speech.reduce((total, { heard }) => total + heard.probability, 0),
        pieces: speech.length,
        withLips: speech.filter((piece) => piece.lips).length,
      };
    }
  }

  now(now: number): { readonly spoken: Spoken; readonly own: boolean } | null {
    const spoken = this.#spoken;
    return spoken && now - spoken.until <= breathMs
      ? { spoken, own: spoken.withLips >= ownShare * spoken.pieces }
      : null;
  }
}

/**
 * R4-042, R4-046: voices can be heard, and whose: the examinee's, whose lips move, or another's. Where the lips cannot
 * be seen it is a voice and no more.
 */
export class Voices implements Condition {
  readonly rule = 'voices';
  readonly source = 'agent';
  readonly detector: string;
  readonly needs: readonly Observation['kind'][];
  readonly #own: boolean;
  readonly #speech = new Speech();

  constructor(whose: 'own' | 'others') {
    this.#own = whose === 'own';
    this.detector = this.#own ? 'speech-lips/1' : 'speech-silero-v6/1';
    this.needs = this.#own ? ['speech', 'gaze'] : ['speech'];
  }

  observe(observation: Observation): void {
    this.#speech.observe(observation);
  }

  broken(now: number): Broken | null {
    const heard = this.#speech.now(now);
    if (!heard || heard.own !== this.#own) {
      return null;
    }
    const { since, until, probability, pieces } = heard.spoken;
    const confidence = probability / pieces;
    const reading = { of: 'speech', value: confidence, limit: certain } as const;
    return { since, cause: heard.own ? 'own-speech' : 'voices', confidence, until, reading };
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
