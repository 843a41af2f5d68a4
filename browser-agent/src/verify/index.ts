import { pageLanguage } from '../browser/page.ts';
import { VerifyPage } from './verify-page.ts';

/** Check of a package that was handed over: wholly in the browser, for whoever has the file. */
const place = document.querySelector<HTMLElement>('#package-check');
if (place) {
  const keys = (place.dataset['knownKeys'] ?? '').split(' ').filter((key) => key !== '');
  new VerifyPage(pageLanguage(), keys).open(place);
}
