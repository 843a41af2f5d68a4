import { describe, expect, it } from 'vitest';
import { judgeLikeness, leastFaceWidth, likenessThreshold, notCompared } from './likeness.ts';

const seen = { type: 'likeness', distance: 0.4, faceWidth: 80, entry: true, tookMs: 200 } as const;

describe('R4-032 the face on the document and the one before the camera', () => {
  it('are alike up to the threshold and unlike beyond it, with distance and threshold told', () => {
    expect(judgeLikeness({ ...seen, distance: likenessThreshold })).toMatchObject({ outcome: 'alike' });
    expect(judgeLikeness({ ...seen, distance: 0.7123 })).toEqual({
      outcome: 'unlike',
      reason: null,
      distance: 0.712,
      threshold: likenessThreshold,
      version: 'document-dlib-resnet/1',
    });
  });

  it.each([
    ['no-entry-face', { entry: false, distance: null }],
    ['no-document-face', { faceWidth: 0, distance: null }],
    ['too-small', { faceWidth: leastFaceWidth - 1, distance: 0.9 }],
  ] as const)('are not compared, rather than called unlike: %s', (reason, otherwise) => {
    expect(judgeLikeness({ ...seen, ...otherwise })).toEqual(notCompared(reason));
    expect(notCompared(reason).distance).toBeNull();
  });
});
