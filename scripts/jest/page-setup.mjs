import { forgetNewerNames } from './older-browser.mjs';

forgetNewerNames();

// What jsdom lacks and Mantine, the router or our own pages call.
window.matchMedia ??= (media) => ({
  matches: false,
  media,
  onchange: null,
  addListener() {},
  removeListener() {},
  addEventListener() {},
  removeEventListener() {},
  dispatchEvent: () => false,
});
window.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
window.scrollTo = () => {};
Element.prototype.scrollIntoView ??= () => {};
HTMLDialogElement.prototype.showModal ??= function () {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function () {
  this.open = false;
  this.dispatchEvent(new Event('close'));
};
globalThis.CSS ??= { escape: (text) => text };
document.fonts ??= { addEventListener() {}, removeEventListener() {} };
globalThis.IS_REACT_ACT_ENVIRONMENT = true;
// The pages of a test get Node's AbortSignal for `fetch`; jsdom's own elements refuse it.
const listen = EventTarget.prototype.addEventListener;
EventTarget.prototype.addEventListener = function (type, listener, options) {
  const { signal: _, ...rest } = typeof options === 'object' ? options : { capture: options };
  return listen.call(this, type, listener, rest);
};
