import { type RefObject, useLayoutEffect } from 'react'

/**
 * What sticks on the form sticks below the head of the page, and the head of the table below the total, however high those are (large type,
 * narrow windows).
 */
export function useHeadHeight(table: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const sheet = table.current?.closest<HTMLElement>('.sheet')
    const parts = [
      ['--head-height', document.querySelector('.head')],
      ['--total-height', sheet?.querySelector('.sticky-total')],
    ] as const
    const measured = new ResizeObserver(() => {
      for (const [name, part] of parts) if (part) sheet?.style.setProperty(name, `${part.getBoundingClientRect().height}px`)
    })
    for (const [, part] of parts) if (part) measured.observe(part)
    return () => measured.disconnect()
  }, [table])
}
