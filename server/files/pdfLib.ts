// The package as the one file that it also brings: it is there in a third of the time that its three hundred modules take, and each PDF waits for it.
const whole = new URL('../dist/pdf-lib.esm.js', import.meta.resolve('@cantoo/pdf-lib')).href

export const {
  EncryptedPDFError,
  PDFArray,
  PDFContext,
  PDFDict,
  PDFDocument,
  PDFInvalidObject,
  PDFName,
  PDFParser,
  PDFRef,
  PDFStream,
  PDFString,
} = (await import(whole)) as typeof import('@cantoo/pdf-lib')
