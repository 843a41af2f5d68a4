'use strict';

/*
 * The platform's end of LTI Client Side postMessages 0.1 and postMessage Storage 0.1: keeps values for the tools it
 * knows, each apart from the others, for as long as the tab is open.
 */
const offer = document.currentScript.dataset;
const tools = (offer.tools ?? '').split(' ');
const MESSAGES = ['lti.put_data', 'lti.get_data'];

function place(origin, key) {
  return `${origin} ${key}`;
}

function put(origin, { key, value }) {
  if (value === null || value === undefined) {
    sessionStorage.removeItem(place(origin, key));
    return { key };
  }
  try {
    sessionStorage.setItem(place(origin, key), value);
    return { key, value };
  } catch {
    return { error: { code: 'storage_exhaustion', message: 'There is no room for another value.' } };
  }
}

function get(origin, { key }) {
  return { key, value: sessionStorage.getItem(place(origin, key)) ?? undefined };
}

function answerTo(origin, message) {
  if (message.subject === 'lti.capabilities') {
    const where = offer.frame ? { frame: offer.frame } : {};
    return { supported_messages: MESSAGES.map((subject) => ({ subject, ...where })) };
  }
  if (!tools.includes(origin)) {
    return { error: { code: 'unauthorized_origin', message: 'Only registered tools may keep values here.' } };
  }
  if (!MESSAGES.includes(message.subject)) {
    return { error: { code: 'unsupported_subject', message: 'There is no such message.' } };
  }
  if (offer.frame || typeof message.key !== 'string' || message.key === '') {
    return { error: { code: 'bad_request', message: 'The key is missing, or this is not the frame that was named.' } };
  }
  return message.subject === 'lti.put_data' ? put(origin, message) : get(origin, message);
}

window.addEventListener('message', ({ source, origin, data }) => {
  const asked = typeof data?.subject === 'string' && data.subject.startsWith('lti.') && !data.subject.endsWith('.response');
  if (!asked || source === null) {
    return;
  }
  const id = data.message_id;
  const answer =
    typeof id === 'string' && id !== ''
      ? answerTo(origin, data)
      : { error: { code: 'bad_request', message: 'message_id is missing.' } };
  source.postMessage({ subject: `${data.subject}.response`, message_id: id, ...answer }, origin);
});
