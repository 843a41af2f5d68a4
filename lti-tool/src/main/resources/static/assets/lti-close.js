// Dynamic Registration 1.0, 3.7: tells the platform that its registration frame may be closed.
(() => {
  const origin = document.querySelector('[data-platform-origin]').dataset.platformOrigin;
  const close = () => (window.opener || window.parent).postMessage({ subject: 'org.imsglobal.lti.close' }, origin);
  document.querySelector('[data-close]').addEventListener('click', close);
  close();
})();
