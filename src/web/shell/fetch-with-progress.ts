/** A fetch for uploads that tells how much has been sent, 0 to 1: the browser's fetch cannot. Rejects with TypeError when the network is away. */
export const fetchWithProgress =
  (onProgress: (sent: number) => void): typeof fetch =>
  (address, init) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open(init?.method ?? 'GET', String(address))
      request.responseType = 'blob'
      request.upload.onprogress = ({ lengthComputable, loaded, total }) => lengthComputable && onProgress(loaded / total)
      request.onload = () => {
        const type = request.getResponseHeader('content-type')
        resolve(new Response(request.response as Blob, { status: request.status, headers: type ? { 'content-type': type } : {} }))
      }
      request.onerror = () => reject(new TypeError('network'))
      request.send(init?.body as XMLHttpRequestBodyInit) // uploads send FormData only
    })
