// Posts the one form of the page at once: an answer to the platform goes there by itself.
const form = document.querySelector('form[data-submit-at-once]');
// The loader on the quiz page looks for its token in the fragment; browsers keep it through the platform's redirect.
if (/^#vigil=[\w.~-]+$/.test(location.hash)) {
  form.action += location.hash;
}
form.submit();
