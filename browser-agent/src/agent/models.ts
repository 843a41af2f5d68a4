import type { Download } from '../browser/model-store.ts';
import { faceDownloads, gazeDownloads } from '../detectors/faces/face-detector.ts';
import { objectDownloads, phoneDownloads } from '../detectors/objects/object-detector.ts';
import { personDownloads } from '../detectors/person/person-detector.ts';
import { screenDownloads } from '../detectors/screen/screen-detector.ts';
import { speechDownloads } from '../detectors/speech/speech-detector.ts';
import type { WatchedRule } from '../messages/observations.ts';
import { faceRules } from '../rules/faces.ts';
import { gazeRules } from '../rules/gaze.ts';
import { personRules } from '../rules/person.ts';
import { screenRules } from '../rules/screen.ts';
import type { SittingApi } from '../transport/sitting-api.ts';

const needs: readonly { readonly rules: readonly WatchedRule[]; readonly downloads: readonly Download[] }[] =
  [
    { rules: faceRules, downloads: faceDownloads },
    { rules: gazeRules, downloads: gazeDownloads },
    { rules: ['books'], downloads: objectDownloads },
    { rules: ['gadgets'], downloads: phoneDownloads },
    { rules: personRules, downloads: personDownloads },
    { rules: ['voices'], downloads: speechDownloads },
    { rules: screenRules, downloads: screenDownloads },
  ];

/** Files of the models that these rules need, none of them twice. */
export function modelsOf(watched: readonly WatchedRule[]): readonly Download[] {
  const wanted = needs.filter(({ rules }) => rules.some((rule) => watched.includes(rule)));
  return [...new Set(wanted.flatMap(({ downloads }) => downloads))];
}

/** The same with what only the institution's server has: languages in which the screen is read. */
export async function allModelsOf(
  watched: readonly WatchedRule[],
  api: SittingApi,
): Promise<readonly Download[]> {
  const shipped = modelsOf(watched);
  if (!screenRules.some((rule) => watched.includes(rule))) {
    return shipped;
  }
  const { languages } = await api.screenReading();
  return [...shipped, ...languages.map((language) => api.languageDownload(language))];
}
