import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'

/** Goes to the row that the address names ("#row-3") once the page stands. */
export function useJump(): void {
  const { hash, pathname } = useLocation()
  useEffect(() => {
    const row = hash && pathname ? document.getElementById(hash) : null
    row?.scrollIntoView({ block: 'center' })
    row?.querySelector<HTMLElement>('[data-cell$="actual"]')?.focus()
  }, [hash, pathname])
}
