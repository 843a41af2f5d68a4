import './site.scss';
import 'bootstrap/js/dist/collapse';
import 'bootstrap/js/dist/dropdown';
import 'bootstrap/js/dist/tab';
import htmx from 'htmx.org';
import { csrfHeader } from '../browser/page.ts';
import { askBeforeSubmitting } from './confirm.ts';
import { keepDrafts } from './drafts.ts';
import { compareFiles, sendFiles } from './files.ts';
import { renderLocalTimes } from './local-times.ts';

// The content security policy allows neither inline styles nor eval; htmx must not try.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0;

document.addEventListener('htmx:configRequest', (event) => {
  const csrf = csrfHeader();
  const { headers } = (event as CustomEvent<{ headers: Record<string, string> }>).detail;
  if (csrf) {
    headers[csrf.name] = csrf.value;
  }
});

document.addEventListener('htmx:load', (event) => renderLocalTimes(event.target as Element));
renderLocalTimes(document.documentElement);
askBeforeSubmitting(document);
sendFiles(document);
keepDrafts(document, sessionStorage);
compareFiles(document);
