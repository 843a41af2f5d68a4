const rate = 48_000;

/** Sounds made of formulas, a few seconds each, at the rate of a usual microphone. */
export const sounds = { rate, silence, hiss, tone, music, babble };

function made(seconds: number, at: (time: number, index: number) => number): Float32Array {
  return Float32Array.from({ length: seconds * rate }, (_, index) => at(index / rate, index));
}

/** Even noise of −0.5…0.5, the same every time. */
function noise(): () => number {
  let seed = 7;
  return () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 4294967296 - 0.5;
  };
}

function silence(seconds: number): Float32Array {
  return made(seconds, () => 0);
}

function hiss(seconds: number, loudness = 0.4): Float32Array {
  const next = noise();
  return made(seconds, () => next() * loudness);
}

function tone(seconds: number): Float32Array {
  return made(seconds, (time) => 0.2 * Math.sin(2 * Math.PI * time * (300 + 100 * Math.sin(time))));
}

/** A plucked chord, note by note. */
function music(seconds: number): Float32Array {
  const notes = [262, 330, 392, 523];
  return made(seconds, (time) => {
    const note = notes[Math.floor(time * 3) % notes.length] ?? 262;
    const fading = Math.exp(-((time * 3) % 1) * 3);
    const overtones = [1, 2, 3, 4, 5].map((n) => Math.sin(2 * Math.PI * note * n * time) / n);
    return 0.15 * fading * overtones.reduce((sum, value) => sum + value, 0);
  });
}

/** Where the throat rings for five vowels, in hertz. */
const vowels = [
  [730, 1090, 2440],
  [270, 2290, 3010],
  [300, 870, 2240],
  [530, 1840, 2480],
  [570, 840, 2410],
];

/** A voice that says syllables without sense: a pulse through the three resonances of one vowel after the other. */
function babble(seconds: number): Float32Array {
  const next = noise();
  const resonances = [new Resonance(80), new Resonance(100), new Resonance(140)];
  let phase = 0;
  const spoken = made(seconds, (time) => {
    const syllable = Math.floor(time * 4);
    const within = (time * 4) % 1;
    phase += (120 + 25 * Math.sin(time * 2.1) + 10 * Math.sin(time * 7)) / rate;
    const pulse = phase >= 1 ? Math.sqrt(Math.sin(Math.PI * Math.min(1, within * 1.15))) : 0;
    phase %= 1;
    // The end of each syllable is breathed.
    const source = within < 0.8 ? pulse : next() * 0.12;
    return resonances.reduce((sum, resonance, index) => {
      const from = vowels[syllable % vowels.length]?.[index] ?? 500;
      const to = vowels[(syllable + 1) % vowels.length]?.[index] ?? 500;
      return sum + resonance.ring(source, from + (to - from) * within) / 2 ** index;
    }, 0);
  });
  const loudest = spoken.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
  return spoken.map((value) => (0.4 * value) / loudest);
}

class Resonance {
  readonly #damping: number;
  #last = 0;
  #before = 0;

  constructor(width: number) {
    this.#damping = Math.exp((-Math.PI * width) / rate);
  }

  ring(source: number, frequency: number): number {
    const feedback = 2 * this.#damping * Math.cos((2 * Math.PI * frequency) / rate);
    const value = source + feedback * this.#last - this.#damping ** 2 * this.#before;
    this.#before = this.#last;
    this.#last = value;
    return value;
  }
}
