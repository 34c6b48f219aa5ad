/** Endings under which a file of a type is saved; the first is given to one that has none of them. */
const endings: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'application/ofd': ['ofd'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/bmp': ['bmp'],
  'image/tiff': ['tif', 'tiff'],
  'image/heic': ['heic'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/x-ole-storage': ['doc', 'xls', 'ppt', 'wps', 'et', 'dps'],
  'text/plain': ['txt', 'csv', 'md'],
  'audio/mpeg': ['mp3'],
  'video/mp4': ['mp4', 'm4a'],
}

/**
 * The name under which an uploaded file is saved by whoever downloads it 下载文件名: its ending is one of its type's. A picture called
 * 发票.hta, or a document with macros called 通知.docm, must not be run by a double click.
 * @example savedName('发票.hta', 'image/png') // '发票.hta.png'
 */
export function savedName(name: string, mime: string): string {
  const known = endings[mime]
  if (known === undefined) return name
  // Windows drops dots and spaces at the end; signs that turn the direction of writing show another ending than there is.
  const plain = name.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').replace(/[. ]+$/, '')
  return known.some((ending) => plain.toLowerCase().endsWith(`.${ending}`)) ? plain : `${plain || '佐证'}.${known[0]}`
}
