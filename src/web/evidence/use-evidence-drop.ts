import { type DragEvent, useMemo } from 'react'
import { useOpenYear } from '../year/year-context.ts'
import { useEvidenceActions } from './use-evidence.ts'

/** Handlers that make a row take files dropped on it. */
export interface DropTarget {
  readonly onDragOver: (event: DragEvent<HTMLElement>) => void
  readonly onDragLeave: (event: DragEvent<HTMLElement>) => void
  readonly onDrop: (event: DragEvent<HTMLElement>) => void
}

const OVER = 'files-over'

/**
 * Evidence dropped on a row 把佐证拖到一行上: `const drop = useEvidenceDrop()`, then `<tr {...drop('projects[3].indicators[0]')}>`. Nothing is
 * taken while the year cannot be edited.
 */
export function useEvidenceDrop(): (path: string) => DropTarget | undefined {
  const { editable } = useOpenYear()
  const { attach } = useEvidenceActions()
  return useMemo(() => {
    const known = new Map<string, DropTarget>()
    return (path) => {
      if (!editable) return undefined
      const target = known.get(path) ?? dropTarget((files) => void attach(path, files))
      known.set(path, target)
      return target
    }
  }, [editable, attach])
}

function dropTarget(take: (files: readonly File[]) => void): DropTarget {
  return {
    onDragOver(event) {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      event.currentTarget.classList.add(OVER)
    },
    onDragLeave({ currentTarget, relatedTarget }) {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) currentTarget.classList.remove(OVER)
    },
    onDrop(event) {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      event.currentTarget.classList.remove(OVER)
      take([...event.dataTransfer.files])
    },
  }
}
