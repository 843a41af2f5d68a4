import type { Incomparable, Likeness, LikenessSample } from '../messages/document.ts';

/** Stored with what was found. */
export const likenessVersion = 'document-dlib-resnet/1';

/** R4-032: dlib's measure; what is further apart is called unlike. Chosen in decision 37, for two pictures of a camera. */
export const likenessThreshold = 0.54;
/** A printed face narrower than this, in pixels of the photo, says nothing. */
export const leastFaceWidth = 40;

/** Photos that were not compared, and why: never the same as a face that is unlike. */
export function notCompared(reason: Incomparable): Likeness {
  return {
    outcome: 'not-compared',
    reason,
    distance: null,
    threshold: likenessThreshold,
    version: likenessVersion,
  };
}

export function judgeLikeness({ distance, faceWidth, entry }: LikenessSample): Likeness {
  if (!entry) {
    return notCompared('no-entry-face');
  }
  if (faceWidth === 0) {
    return notCompared('no-document-face');
  }
  if (distance === null || faceWidth < leastFaceWidth) {
    return notCompared('too-small');
  }
  return {
    outcome: distance <= likenessThreshold ? 'alike' : 'unlike',
    reason: null,
    distance: Math.round(distance * 1000) / 1000,
    threshold: likenessThreshold,
    version: likenessVersion,
  };
}
