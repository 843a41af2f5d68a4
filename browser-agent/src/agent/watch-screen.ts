import type { Outlook } from '../analysis/outlook.ts';
import type { ReaderLanguage } from '../detectors/screen/load-reader.ts';
import { startScreenDetector } from '../detectors/screen/screen-detector.ts';
import type { ScreenSettings } from '../detectors/screen/screen-settings.ts';
import type { ScreenLanguage } from '../messages/screen-reading.ts';
import type { SittingDocument } from '../messages/sitting-document.ts';
import { screenRules, screenSilenceMs } from '../rules/screen.ts';
import type { SittingApi } from '../transport/sitting-api.ts';
import { DetectorWatch } from './detector-watch.ts';

const service = { rules: screenRules, silenceMs: screenSilenceMs } as const;

/** Reads what is on the shared screen as long as it is shared. */
export function watchScreen(track: MediaStreamTrack, settings: ScreenSettings, outlook: Outlook) {
  return new DetectorWatch(startScreenDetector(track, settings), outlook, service, ({ shown }, at) => {
    outlook.see(service.rules);
    outlook.observe({ kind: 'screen', at, shown });
  });
}

/** By which words and in which languages the screen is read, as the institution has it. */
export async function screenSettings(
  api: SittingApi,
  { exam, rules }: Pick<SittingDocument, 'exam' | 'rules'>,
): Promise<ScreenSettings> {
  const { words, languages } = await api.screenReading();
  return {
    words,
    ownText: [exam.title, ...rules.flatMap(({ label, explanation }) => [label, explanation])].join(' '),
    languages: toRead(api, languages),
  };
}

/** In which languages the institution can have text read. */
export async function readerLanguages(api: SittingApi): Promise<readonly ReaderLanguage[]> {
  return toRead(api, (await api.screenReading()).languages);
}

function toRead(api: SittingApi, languages: readonly ScreenLanguage[]): readonly ReaderLanguage[] {
  return languages.map((language) => ({ code: language.code, download: api.languageDownload(language) }));
}
