// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { type Grounds, markWhy } from './mark-why.ts';

const began = Date.UTC(2026, 10, 23, 9, 0, 0);
const gaze: Grounds = {
  startedAt: began + 65_000,
  endedAt: began + 72_500,
  detector: 'face-mesh-gaze/1',
  cause: 'gaze-away',
  reading: { of: 'yaw', value: 17.34, limit: 12 },
  model: 'face_landmark.tflite@0.4.1633559619#c603fa61',
};

function told(grounds: Grounds, language: 'ru' | 'uk' | 'en'): string {
  return markWhy(grounds, language, (at) => at - began).textContent ?? '';
}

describe('R2-066 R4-034 why a mark is there', () => {
  it('is what, when in the recording and by the clock, what was measured against which limit, and by which model', () => {
    const words = told(gaze, 'en');
    expect(words).toContain('head or eyes were turned away from the screen');
    expect(words).toMatch(/00:01:05–00:01:12, by the clock \d\d:01:05 .*–\d\d:01:12/);
    expect(words).toContain('head aside by 17.3° (limit 12)');
    expect(words).toContain('face-mesh-gaze/1');
    expect(words).toContain('face_landmark.tflite@0.4.1633559619#c603fa61');
  });

  it('is said in the language of the page', () => {
    expect(told(gaze, 'ru')).toContain('голова в сторону на 17,3° (предел 12)');
    expect(told(gaze, 'uk')).toContain('голова вбік на 17,3° (межа 12)');
  });

  it('leaves out what is not known and says an unknown cause by its code', () => {
    const words = told({ ...gaze, cause: 'third-eye', reading: null, model: null, endedAt: null }, 'en');
    expect(words).toContain('third-eye');
    expect(words).toContain('00:01:05–…');
    expect(words).not.toContain('limit');
    expect(words).not.toContain('Model');
  });
});
