import { type RefObject, useLayoutEffect } from 'react'

/** The head of the table sticks below the head of the page, however high that is (large type, narrow windows). */
export function useHeadHeight(table: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const head = document.querySelector('.head')
    if (!head) return
    const measured = new ResizeObserver(() => table.current?.style.setProperty('--head-height', `${head.getBoundingClientRect().height}px`))
    measured.observe(head)
    return () => measured.disconnect()
  }, [table])
}
