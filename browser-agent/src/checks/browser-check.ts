import { type Check, type CheckResult, failed, passed } from './check.ts';

/** What of the browser matters here; a port, so that every browser can be tried in a test. */
export interface BrowserFacts {
  readonly userAgent: string;
  readonly mobile: boolean | null;
  readonly touchPoints: number;
  readonly canShareScreen: boolean;
  readonly canRecord: boolean;
  readonly canAnalyse: boolean;
}

/** R4-057: a desktop browser that shares a screen, records and analyses. */
export class BrowserCheck implements Check {
  readonly code = 'browser';
  readonly needsClick = false;
  readonly #facts: BrowserFacts;

  constructor(facts: BrowserFacts) {
    this.#facts = facts;
  }

  async perform(): Promise<CheckResult> {
    const { canShareScreen, canRecord, canAnalyse } = this.#facts;
    const name = browserName(this.#facts.userAgent);
    if (isMobile(this.#facts)) {
      return failed(name, 'mobile');
    }
    return canShareScreen && canRecord && canAnalyse ? passed(name) : failed(name, 'unsupported');
  }
}

export function isMobile(facts: BrowserFacts): boolean {
  const tablet = /Macintosh/.test(facts.userAgent) && facts.touchPoints > 1;
  return facts.mobile === true || tablet || /Android|iPhone|iPad|iPod|Mobile/i.test(facts.userAgent);
}

function browserName(userAgent: string): string {
  const known = [/YaBrowser\/(\d+)/, /Edg\/(\d+)/, /OPR\/(\d+)/, /Chrome\/(\d+)/, /Firefox\/(\d+)/];
  const names = ['Yandex', 'Edge', 'Opera', 'Chrome', 'Firefox'];
  for (const [index, pattern] of known.entries()) {
    const version = pattern.exec(userAgent)?.[1];
    if (version) {
      return `${names[index]} ${version}`;
    }
  }
  return '–';
}
