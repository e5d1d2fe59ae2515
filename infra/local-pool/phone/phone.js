/* global document, fetch, navigator, setTimeout */

// Shows the local pool's SMS as a phone would. Plain browser code: it is served as it is.

const list = /** @type {HTMLOListElement} */ (document.getElementById('messages'))
const template = /** @type {HTMLTemplateElement} */ (document.getElementById('message'))
const state = /** @type {HTMLElement} */ (document.getElementById('state'))
const empty = /** @type {HTMLElement} */ (document.getElementById('empty'))
const pollEveryMs = 1000

/** @typedef {{ to: string, text: string, code: string, sentAt: string }} Sms */

/** @type {string[]} */
let shown = []

/** @param {Sms} sms */
function keyOf(sms) {
  return `${sms.sentAt} ${sms.to} ${sms.code}`
}

/** @param {Sms} sms */
function bubbleOf(sms) {
  const item = /** @type {DocumentFragment} */ (template.content.cloneNode(true))
  const at = new Date(sms.sentAt)
  const time = /** @type {HTMLTimeElement} */ (item.querySelector('time'))
  const text = /** @type {HTMLElement} */ (item.querySelector('.text'))
  const number = /** @type {HTMLElement} */ (item.querySelector('.number'))
  number.textContent = `To ${sms.to}`
  time.dateTime = sms.sentAt
  time.textContent = at.toLocaleString([], { weekday: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' })
  const [before, after] = splitAt(sms.text, sms.code)
  text.append(before, copyButton(sms.code), after)
  return item
}

/**
 * @param {string} text
 * @param {string} code
 */
function splitAt(text, code) {
  const at = text.lastIndexOf(code)
  return [text.slice(0, at), text.slice(at + code.length)]
}

/** @param {string} code */
function copyButton(code) {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = code
  button.title = 'Copy'
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(code)
    button.classList.add('copied')
    state.textContent = `${code} copied`
    setTimeout(() => button.classList.remove('copied'), 2000)
  })
  return button
}

/** @param {Sms[]} messages */
function show(messages) {
  const keys = messages.map(keyOf)
  const first = shown.length === 0
  if (!shown.every((key, index) => key === keys[index])) {
    shown = []
    list.replaceChildren()
  }
  for (const sms of messages.slice(shown.length)) {
    list.append(bubbleOf(sms))
    if (!first) list.lastElementChild?.classList.add('new')
  }
  if (keys.length > shown.length) list.lastElementChild?.scrollIntoView({ block: 'end' })
  shown = keys
  empty.hidden = keys.length > 0
}

async function poll() {
  try {
    const response = await fetch('sms', { headers: { 'x-local-pool': '1' } })
    if (!response.ok) throw new Error(response.statusText)
    show(await response.json())
    if (document.querySelector('.copied') === null) state.textContent = 'Local user pool'
  } catch {
    state.textContent = 'The local user pool does not answer'
  }
  setTimeout(poll, pollEveryMs)
}

void poll()
