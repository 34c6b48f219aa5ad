/** Text as people typed it → half width, ordinary spaces, one spelling per operator. */
export function normalise(text: string): string {
  return text.normalize('NFKC').trim()
}
