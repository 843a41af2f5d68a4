'use strict';

/* The quiz's countdown; at zero the open page is sent with what it holds. */
const timer = document.getElementById('quiz-time-left');
if (timer) {
  const end = performance.now() + Number(timer.dataset.deadline) - Number(timer.dataset.now);
  const tick = () => {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    timer.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    timer.classList.toggle('short', left < 60);
    if (left === 0) {
      clearInterval(running);
      const form = document.getElementById('responseform');
      const go = document.createElement('input');
      Object.assign(go, { type: 'hidden', name: 'go', value: 'FINISH' });
      form.append(go);
      form.submit();
    }
  };
  const running = setInterval(tick, 500);
  tick();
}

/* Dynamic Registration 3.7: the tool says that it is done; only its own frame and origin are listened to. */
const registration = document.getElementById('registration-frame');
if (registration) {
  window.addEventListener('message', (event) => {
    const fromTool = event.source === registration.contentWindow && event.origin === registration.dataset.origin;
    if (fromTool && event.data?.subject === 'org.imsglobal.lti.close') {
      location.assign('/admin/tools');
    }
  });
}

/* After deep linking the whole page goes back to the course, not only the frame. */
const back = document.querySelector('[data-go-top="true"]');
if (back && window.top !== window) {
  window.top.location.assign(back.href);
}

/* What lies on the tool's disk, while a visitor pulls its plug. */
const plug = document.getElementById('plug-state');
if (plug) {
  setInterval(async () => {
    const answer = await fetch('/plug/state').catch(() => null);
    const state = answer?.ok ? await answer.text() : '';
    if (state && state !== plug.dataset.shown) {
      plug.dataset.shown = state;
      plug.innerHTML = state;
    }
  }, 2000);
}
