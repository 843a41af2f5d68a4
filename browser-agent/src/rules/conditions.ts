import type { Observation, WatchedRule } from '../messages/observations.ts';
import { isCovered, uncoveredDeviation } from '../messages/picture.ts';
import type { Broken, Condition, Deed, DeedCondition } from './condition.ts';
import { HeadphonesOff, SameDevice } from './devices.ts';
import { AloneBeforeCamera, FaceInFrame } from './faces.ts';
import { FullScreenKept } from './full-screen.ts';
import { FewGlances, GazeOnScreen } from './gaze.ts';
import { LightEnough } from './light.ts';
import { booksAway, computersAway, phonesAway } from './objects.ts';
import { SamePerson } from './person.ts';
import { QuizPages } from './quiz-pages.ts';
import { NotOnScreen } from './screen.ts';
import { Voices } from './voices.ts';

/** R4-044: neither the quiz nor the exam window is in front. */
export class ActiveWindow implements Condition {
  readonly rule = 'active_window';
  readonly #pages = new QuizPages();

  get detector(): string {
    return this.#pages.framed ? 'exam-window-focus/1' : 'quiz-focus/1';
  }

  get source(): 'agent' | 'loader' {
    return this.#pages.framed ? 'agent' : 'loader';
  }

  get needs(): readonly Observation['kind'][] {
    return [this.#pages.framed ? 'exam-window' : 'quiz'];
  }

  observe(observation: Observation): void {
    this.#pages.observe(observation);
  }

  broken(now: number): Broken | null {
    const since = this.#pages.awaySince(now);
    return since === null ? null : { since, cause: 'quiz-left' };
  }
}

/** R4-043: the cursor is outside the quiz page although the student works in it. */
export class CursorOnPage implements Condition {
  readonly rule = 'cursor_on_page';
  readonly #pages = new QuizPages();

  get detector(): string {
    return this.#pages.framed ? 'exam-window-cursor/1' : 'quiz-cursor/1';
  }

  get source(): 'agent' | 'loader' {
    return this.#pages.framed ? 'agent' : 'loader';
  }

  get needs(): readonly Observation['kind'][] {
    return [this.#pages.framed ? 'exam-window' : 'quiz'];
  }

  observe(observation: Observation): void {
    this.#pages.observe(observation);
  }

  broken(): Broken | null {
    const since = this.#pages.cursorAwaySince();
    return since === null ? null : { since, cause: 'cursor-left' };
  }
}

/** R4-049: the tasks are copied or printed; pasting in is not fixing the tasks and is not counted. */
export class TaskCopying implements DeedCondition {
  readonly rule = 'task_copying';
  readonly detector = 'quiz-clipboard/1';
  readonly source = 'loader';
  readonly needs = ['quiz'] as const;

  deed(observation: Observation): Deed | null {
    if (observation.kind !== 'quiz') {
      return null;
    }
    if (observation.signal === 'copy' || observation.signal === 'cut') {
      return { cause: 'copied' };
    }
    return observation.signal === 'print' ? { cause: 'printed' } : null;
  }
}

/** R4-036: more than one display. */
export class SingleDisplay implements Condition {
  readonly rule = 'single_display';
  readonly detector = 'displays/1';
  readonly source = 'agent';
  readonly needs = ['displays'] as const;
  #since: number | null = null;

  observe(observation: Observation): void {
    if (observation.kind === 'displays') {
      this.#since = observation.extended ? (this.#since ?? observation.at) : null;
    }
  }

  broken(): Broken | null {
    return this.#since === null ? null : { since: this.#since, cause: 'second-display' };
  }
}

/** R2-020: the whole monitor is shared, and goes on being shared. */
export class WholeScreen implements Condition {
  readonly rule = 'whole_screen';
  readonly detector = 'screen-share/1';
  readonly source = 'agent';
  readonly needs = ['screen-track'] as const;
  #broken: Broken | null = null;

  observe(observation: Observation): void {
    if (observation.kind === 'screen-track') {
      const cause = observation.live ? 'not-whole-screen' : 'share-stopped';
      const fine = observation.live && observation.monitor;
      this.#broken = fine ? null : { since: this.#broken?.since ?? observation.at, cause };
    }
  }

  broken(): Broken | null {
    return this.#broken;
  }
}

/** Below this a microphone is off: two steps of a 16-bit sample; the quietest room is louder. */
const silence = 2 / 32768;

/** R4-035: the microphone is off, muted or gives nothing at all. */
export class MicrophoneOn implements Condition {
  readonly rule = 'microphone_on';
  readonly detector = 'microphone-level/1';
  readonly source = 'agent';
  readonly needs = ['sound'] as const;
  #lostSince: number | null = null;
  #silentSince: number | null = null;
  #rms = 0;

  observe(observation: Observation): void {
    if (observation.kind === 'microphone-track') {
      this.#lostSince = observation.live ? null : (this.#lostSince ?? observation.at);
    } else if (observation.kind === 'sound') {
      this.#silentSince = observation.rms < silence ? (this.#silentSince ?? observation.at) : null;
      this.#rms = observation.rms;
    }
  }

  broken(): Broken | null {
    if (this.#lostSince !== null) {
      return { since: this.#lostSince, cause: 'microphone-lost' };
    }
    const reading = { of: 'loudness', value: decibels(this.#rms), limit: decibels(silence) } as const;
    return this.#silentSince === null
      ? null
      : { since: this.#silentSince, cause: 'microphone-silent', reading };
  }
}

/** Of full scale; no sound at all is as quiet as 24 bits can say. */
function decibels(rms: number): number {
  return Math.max(-144, 20 * Math.log10(rms));
}

const frozenDifference = 0.02;
/** A still student before a denoising camera may repeat for a few seconds; a frozen picture repeats for ever. */
const frozenMs = 10_000;

/** R4-045: no picture: the track is lost, the lens covered, or the same frame again and again. */
export class CameraPicture implements Condition {
  readonly rule = 'camera_picture';
  readonly detector = 'camera-picture/1';
  readonly source = 'agent';
  readonly needs = ['picture'] as const;
  #lostSince: number | null = null;
  #coveredSince: number | null = null;
  #repeatedSince: number | null = null;
  #deviation = 0;
  #difference = 0;

  observe(observation: Observation): void {
    if (observation.kind === 'camera-track') {
      this.#lostSince = observation.live ? null : (this.#lostSince ?? observation.at);
      // Said every second: a track that is alive says nothing about what it shows.
      if (!observation.live) {
        this.#repeatedSince = null;
      }
    } else if (observation.kind === 'picture') {
      const covered = isCovered(observation.mean, observation.deviation);
      this.#coveredSince = covered ? (this.#coveredSince ?? observation.at) : null;
      const repeated = observation.difference < frozenDifference;
      this.#deviation = observation.deviation;
      this.#difference = observation.difference;
      this.#repeatedSince = repeated ? (this.#repeatedSince ?? observation.at) : null;
    }
  }

  broken(now: number): Broken | null {
    if (this.#lostSince !== null) {
      return { since: this.#lostSince, cause: 'camera-lost' };
    }
    if (this.#coveredSince !== null) {
      const reading = { of: 'contrast', value: this.#deviation, limit: uncoveredDeviation } as const;
      return { since: this.#coveredSince, cause: 'camera-covered', reading };
    }
    const repeated = this.#repeatedSince;
    const reading = { of: 'change', value: this.#difference, limit: frozenDifference } as const;
    return repeated !== null && now - repeated >= frozenMs
      ? { since: repeated, cause: 'camera-frozen', reading }
      : null;
  }
}

/**
 * Fresh conditions for a rule this agent can watch.
 *
 * @param allowed whether the exam allows what another rule forbids
 */
export function conditionsFor(
  rule: WatchedRule,
  allowed: (code: string) => boolean,
): readonly (Condition | DeedCondition)[] {
  switch (rule) {
    case 'active_window':
      return [new ActiveWindow(), new FullScreenKept()];
    case 'cursor_on_page':
      return [new CursorOnPage()];
    case 'task_copying':
      return [new TaskCopying()];
    case 'single_display':
      return [new SingleDisplay()];
    case 'microphone_on':
      return [new MicrophoneOn(), new SameDevice('microphone')];
    case 'camera_picture':
      return [new CameraPicture(), new SameDevice('camera')];
    case 'whole_screen':
      return [new WholeScreen()];
    case 'absence_in_frame':
      return [new FaceInFrame()];
    case 'human_assistant':
      return [new AloneBeforeCamera()];
    case 'light':
      return [new LightEnough()];
    case 'books':
      return [booksAway()];
    case 'gadgets':
      return [computersAway(), phonesAway()];
    case 'same_person':
      return [new SamePerson()];
    case 'headphones':
      return [new HeadphonesOff()];
    case 'wrong_gaze_direction': {
      const downIsFine = allowed('books') || allowed('paper');
      return [new GazeOnScreen(downIsFine), new FewGlances(downIsFine)];
    }
    case 'voices':
      return [new Voices('others'), new Voices('own')];
    case 'websites':
    case 'messengers':
    case 'calculator':
    case 'excel':
      return [new NotOnScreen(rule)];
  }
}
