type Listener = (
  event: { preventDefault: () => void },
  contents: unknown,
  url: string,
  certificates: unknown,
  answer: () => void,
) => void

/**
 * Shows no server a certificate of this machine or its user. The user pool asks for none, so whoever asks is somebody
 * else, and the certificate would tell who the user is. Without a listener Electron shows the first that fits
 * (electron#52162, decision 0054).
 * @param app Electron's
 */
export function showNoClientCertificate(app: {
  on: (event: 'select-client-certificate', listener: Listener) => unknown
}): void {
  app.on('select-client-certificate', (event, _contents, _url, _certificates, answer) => {
    event.preventDefault()
    answer()
  })
}
