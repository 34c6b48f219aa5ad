/** Types of pictures that can be shown after they were drawn anew; others are only downloaded. */
export const redrawable: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']
