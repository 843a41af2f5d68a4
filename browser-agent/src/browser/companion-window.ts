import { documentPictureInPicture } from './chromium.ts';

const width = 360;
const height = 280;

/**
 * Opens the always-on-top window with our style in it, or null where there is none. It needs a click of its own: the
 * browser grants one window for each.
 */
export async function openCompanionWindow(title: string, language: string): Promise<Window | null> {
  const picture = documentPictureInPicture();
  if (!picture) {
    return null;
  }
  try {
    const companion = await picture.requestWindow({ width, height });
    companion.document.title = title;
    companion.document.documentElement.lang = language;
    for (const sheet of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')) {
      const link = companion.document.createElement('link');
      link.rel = 'stylesheet';
      link.href = sheet.href;
      companion.document.head.append(link);
    }
    return companion;
  } catch (cause) {
    console.warn('the window on top was refused', cause);
    return null;
  }
}
