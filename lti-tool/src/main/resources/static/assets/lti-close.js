// Dynamic Registration 1.0, 3.7: tells the platform that its registration frame may be closed. To whoever holds the
// frame, as the clause has it: a platform may show it on another host than that of its configuration.
(() => {
  const close = () => (window.opener || window.parent).postMessage({ subject: 'org.imsglobal.lti.close' }, '*');
  document.querySelector('[data-close]').addEventListener('click', close);
  close();
})();
