/** The parsing half of pdfjs; the package gives it no types. Only pdfjs itself calls it. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: object
}
